import { EMPTY_IN_REGISTER, ENTRY_FIELD_NAMES, SEALED_FIELDS } from '@karta/domain';

/** The person of an application or an entry, without anything that names them. */
export const NOBODY = {
  ...Object.fromEntries(SEALED_FIELDS.map((field) => [field, null])),
  birthDate: null,
  peselIndex: null,
  photoFileId: null,
};

/** An entry of the register that holds nothing: of who was erased, and of an entry that went into another one. */
export const EMPTY_ENTRY_COLUMNS = {
  ...NOBODY,
  ...EMPTY_IN_REGISTER,
  ...Object.fromEntries(ENTRY_FIELD_NAMES.filter((field) => field.startsWith('registered')).map((each) => [each, ''])),
  ...{ sex: null, noPeselReason: null, idCard: null, idCardIndex: null, passport: null, passportIndex: null },
  remarks: '',
};
