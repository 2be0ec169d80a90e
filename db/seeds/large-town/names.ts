/** Texts with how often they occur among people of a Polish town, roughly: relative figures. */
type Frequencies = readonly (readonly [text: string, weight: number])[];

// prettier-ignore
export const FEMALE_NAMES: Frequencies = [
  ['Anna', 104], ['Katarzyna', 60], ['Maria', 58], ['Małgorzata', 57], ['Agnieszka', 54], ['Barbara', 48],
  ['Ewa', 44], ['Krystyna', 41], ['Magdalena', 37], ['Elżbieta', 36], ['Joanna', 35], ['Aleksandra', 31],
  ['Zofia', 29], ['Monika', 28], ['Teresa', 27], ['Danuta', 25], ['Natalia', 24], ['Karolina', 22],
  ['Julia', 22], ['Marta', 21], ['Beata', 19], ['Jadwiga', 18], ['Dorota', 18], ['Alicja', 17],
  ['Zuzanna', 16], ['Żaneta', 5], ['Bożena', 16], ['Łucja', 7], ['Olha', 4], ['Oleksandra', 3],
];

// prettier-ignore
export const MALE_NAMES: Frequencies = [
  ['Piotr', 69], ['Krzysztof', 64], ['Andrzej', 58], ['Tomasz', 55], ['Paweł', 53], ['Jan', 53],
  ['Michał', 47], ['Marcin', 45], ['Jakub', 42], ['Adam', 40], ['Stanisław', 40], ['Marek', 38],
  ['Łukasz', 36], ['Mateusz', 31], ['Grzegorz', 31], ['Wojciech', 29], ['Mariusz', 25], ['Dariusz', 25],
  ['Maciej', 24], ['Zbigniew', 23], ['Jerzy', 23], ['Józef', 20], ['Kamil', 19], ['Szymon', 18],
  ['Rafał', 18], ['Zdzisław', 9], ['Święcisław', 1], ['Oleksandr', 4],
];

/** As a man bears them; `feminine` makes the other form. The first letters of the alphabet and the last are both frequent. */
// prettier-ignore
export const SURNAMES: Frequencies = [
  ['Nowak', 203], ['Kowalski', 139], ['Wiśniewski', 109], ['Wójcik', 99], ['Kowalczyk', 97], ['Kamiński', 94],
  ['Lewandowski', 92], ['Zieliński', 90], ['Szymański', 89], ['Woźniak', 88], ['Dąbrowski', 86], ['Kozłowski', 75],
  ['Jankowski', 68], ['Mazur', 67], ['Wojciechowski', 66], ['Kwiatkowski', 65], ['Krawczyk', 64], ['Kaczmarek', 61],
  ['Piotrowski', 61], ['Grabowski', 58], ['Zając', 54], ['Pawłowski', 53], ['Michalski', 51], ['Król', 51],
  ['Nowakowski', 50], ['Wieczorek', 49], ['Majewski', 48], ['Olszewski', 47], ['Jabłoński', 47], ['Stępień', 46],
  ['Malinowski', 46], ['Jaworski', 45], ['Adamczyk', 45], ['Dudek', 44], ['Nowicki', 44], ['Pawlak', 43],
  ['Górski', 43], ['Witkowski', 43], ['Walczak', 42], ['Sikora', 42], ['Baran', 41], ['Rutkowski', 41],
  ['Michalak', 40], ['Szewczyk', 40], ['Ostrowski', 39], ['Tomaszewski', 39], ['Pietrzak', 38], ['Zalewski', 37],
  ['Wróblewski', 37], ['Marciniak', 37], ['Jasiński', 36], ['Sadowski', 36], ['Bąk', 35], ['Zawadzki', 35],
  ['Duda', 35], ['Jakubowski', 34], ['Wilk', 34], ['Chmielewski', 33], ['Włodarczyk', 33], ['Borkowski', 33],
  ['Sokołowski', 32], ['Szczepański', 32], ['Sawicki', 32], ['Kucharski', 31], ['Lis', 31], ['Maciejewski', 31],
];

/** Of three people two bear a surname that few others in the town do: made of these. */
export const SURNAME_STEMS =
  'Bal Bart Biel Boroś Brzez Chrzan Cich Czar Czub Dęb Doman Drzew Dzik Fal Gaw Gęb Głow Gołęb Grzeg Hał Jagieł Jarz Kęp Klim Kłos Kor Kosz Krasn Krup Kub Lasz Lip Łab Łuk Mal Mąk Mich Miel Młyn Mroc Nadol Niedź Olech Osin Pasz Pęk Piech Podgór Pszcz Rad Rog Rudn Rych Sęk Siem Skow Smol Sob Stan Strzel Szcz Szym Świerk Tar Trzc Urban Walk Wasil Wąs Wesoł Więc Wrzos Zagór Zdr Ziół Żak Żuk'.split(
    ' ',
  );
export const SURNAME_ENDINGS = 'owski ewski iński ycki icki ak czyk ek eń ik ulski arz'.split(' ');

export const STREETS =
  'Nadbrzeżna Młyńska Rynek Kościuszki Mickiewicza Słowackiego Polna Ogrodowa Lipowa Szkolna Leśna Brzozowa Kwiatowa Piaskowa Zielona Łąkowa Żeromskiego Świętojańska Źródlana Ćwiartki'.split(
    ' ',
  );
