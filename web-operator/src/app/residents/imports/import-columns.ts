import type { EntryField, ImportColumns } from '@karta/domain';
import { foldText } from '@karta/domain';

/** What towns call the columns of their lists, as they are compared: folded, only letters and digits. */
const HEADINGS: Readonly<Record<EntryField, readonly string[]>> = {
  firstName: ['imie', 'imiona', 'imieimiona', 'pierwszeimie'],
  lastName: ['nazwisko', 'nazwiska'],
  pesel: ['pesel', 'nrpesel', 'numerpesel', 'numerewidencyjny'],
  noPeselReason: ['dlaczegobeznumerupesel', 'powodbrakupesel', 'brakpesel', 'bezpesel'],
  birthDate: ['dataurodzenia', 'dataur', 'urodzony', 'urodzenie'],
  sex: ['plec'],
  place: ['miejscowosc', 'miasto', 'miejscowosczamieszkania', 'miastozamieszkania'],
  street: ['ulica', 'ul', 'nazwaulicy', 'ulicazamieszkania'],
  houseNumber: ['nrdomu', 'numerdomu', 'dom', 'nrbudynku', 'numerbudynku', 'nrdomuzamieszkania'],
  flatNumber: ['lokal', 'nrlokalu', 'numerlokalu', 'mieszkanie', 'nrmieszkania', 'numermieszkania'],
  postalCode: ['kod', 'kodpocztowy', 'kodzamieszkania', 'kodpocztowyzamieszkania'],
  registeredPlace: ['miejscowosczameldowania', 'miastozameldowania'],
  registeredStreet: ['ulicazameldowania'],
  registeredHouseNumber: ['nrdomuzameldowania', 'numerdomuzameldowania', 'domzameldowania'],
  registeredFlatNumber: ['lokalzameldowania', 'nrlokaluzameldowania', 'mieszkaniezameldowania'],
  registeredPostalCode: ['kodzameldowania', 'kodpocztowyzameldowania'],
  email: ['email', 'mail', 'adresemail', 'pocztaelektroniczna'],
  phone: ['telefon', 'tel', 'nrtelefonu', 'numertelefonu', 'telefonkomorkowy', 'komorka'],
  idCard: ['dowod', 'dowodosobisty', 'nrdowodu', 'numerdowodu', 'seriainumerdowodu', 'nrdowoduosobistego'],
  passport: ['paszport', 'nrpaszportu', 'numerpaszportu'],
  remarks: ['uwagi', 'uwaga', 'komentarz'],
};
const FIELDS = Object.entries(HEADINGS) as [EntryField, readonly string[]][];
const compared = (heading: string): string => foldText(heading).replaceAll(/[^a-z\d]/g, '');

/** Which field each heading most likely is; each field once. A person looks at it before anybody is entered. */
export function guessColumns(headings: readonly string[]): ImportColumns {
  const taken = new Set<EntryField>();
  return headings.map((heading) => {
    const found = FIELDS.find(([field, known]) => !taken.has(field) && known.includes(compared(heading)))?.[0];
    if (found) taken.add(found);
    return found ?? null;
  });
}

/** Words of Polish lists for the codes of choices, folded. */
export const CHOICE_WORDS = {
  sex: { k: 'female', kobieta: 'female', z: 'female', f: 'female', m: 'male', mezczyzna: 'male' },
  noPeselReason: { cudzoziemiec: 'foreigner', noworodek: 'newborn', inny: 'other', 'inny powod': 'other' },
} as const;
