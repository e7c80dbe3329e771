/**
 * Reads a Swedish organisation number as people write it ("556036-0793", "165560360793", spaces) and gives its ten digits,
 * or undefined when it is none: the third digit is at least 2 for a legal person, and the last digit is the Luhn check digit.
 * A sole trader's number is a personal identity number and is not taken here.
 * Source: Skatteverket, SKV 709 "Organisationsnummer".
 */
export function parseOrganisationNumber(text: string): string | undefined {
  const compact = text.replace(/[\s-]/g, "");
  const digits = /^16\d{10}$/.test(compact) ? compact.slice(2) : compact;
  if (!/^\d{10}$/.test(digits) || Number(digits[2]) < 2) return undefined;
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const product = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0 ? digits : undefined;
}

/** Ten digits as they are written in Sweden: "556036-0793". */
export function formatOrganisationNumber(digits: string): string {
  return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}
