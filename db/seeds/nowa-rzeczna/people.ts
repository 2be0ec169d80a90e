/** Staff and residents of the demo town; invented, with test PESEL numbers. */
export const OPERATORS = [
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4001',
    email: 'ewa.paczkowska@nowa-rzeczna.example',
    name: 'Ewa Pączkowska',
    unit: 'Biuro Karty',
    roles: ['clerk', 'lead'],
    pickupPointId: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001',
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4002',
    email: 'marek.krol@nowa-rzeczna.example',
    name: 'Marek Król',
    unit: 'Biuro Karty',
    roles: ['clerk'],
    pickupPointId: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001',
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4003',
    email: 'teresa.wnuk@nowa-rzeczna.example',
    name: 'Teresa Wnuk',
    unit: 'Biblioteka na Zarzeczu',
    roles: ['production'],
    pickupPointId: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1002',
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4004',
    email: 'adam.nurtowski@nowa-rzeczna.example',
    name: 'Adam Nurtowski',
    unit: 'Informatyka',
    roles: ['admin', 'auditor'],
    pickupPointId: null,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4005',
    email: 'halina.debska@nowa-rzeczna.example',
    name: 'Halina Dębska',
    unit: 'Informatyka',
    roles: ['admin'],
    pickupPointId: null,
  },
];

export const STATIONS = [
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a5001',
    name: 'Stanowisko 1, Ratusz',
    pickupPointId: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001',
  },
];

export const RESIDENTS = [
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a6001',
    firstName: 'Małgorzata',
    lastName: 'Ździebłowska',
    email: 'm.zdzieblowska@poczta.example',
    phone: '+48500000101',
    born: '1984-06-02',
    serial: 2146,
    portrait: 'portrait-malgorzata.svg',
    street: 'Nadbrzeżna',
    houseNumber: '12',
    flatNumber: '4',
    hasCard: true,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a6002',
    firstName: 'Stanisław',
    lastName: 'Chrząszcz',
    email: 's.chrzaszcz@poczta.example',
    phone: '+48500000201',
    born: '1951-11-23',
    serial: 3319,
    portrait: 'portrait-stanislaw.svg',
    street: 'Młyńska',
    houseNumber: '7',
    flatNumber: '2',
    hasCard: true,
  },
  {
    id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a6003',
    firstName: 'Łukasz',
    lastName: 'Brzęczyszczykiewicz-Wójcik',
    email: 'l.wojcik@poczta.example',
    phone: '+48500000301',
    born: '1991-03-14',
    serial: 5571,
    portrait: 'portrait-lukasz.svg',
    street: 'Rynek',
    houseNumber: '5',
    flatNumber: '',
    hasCard: false,
  },
];

/** A PESEL of that birth date (1900-2099) and serial (0-9999; its last digit tells the sex), with its check digit. */
export function testPesel(born: string, serial: number): string {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number];
  const two = (value: number): string => String(value).padStart(2, '0');
  const ten = `${two(year % 100)}${two(month + (year >= 2000 ? 20 : 0))}${two(day)}${String(serial).padStart(4, '0')}`;
  const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce((total, weight, index) => total + weight * Number(ten[index]), 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}
