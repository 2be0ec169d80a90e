/** An amount in grosze as it is paid: `20,00 zł`. */
export const zlotys = (grosze: number): string => `${(grosze / 100).toFixed(2).replace('.', ',')}\u00a0zł`;
