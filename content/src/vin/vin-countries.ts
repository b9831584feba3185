export type VinRegion = 'AFRICA' | 'ASIA' | 'EUROPE' | 'NORTH_AMERICA' | 'OCEANIA' | 'SOUTH_AMERICA';

/**
 * First two signs → country (ISO 3166), by ISO 3780 as SAE International, its registrar, gives them out; a range runs through
 * A–Z, then 1–9, then 0. Countries that have fewer makers than a WMI has room for are left to their region.
 */
const countries = `
AA-AH ZA, BF-BK KE, CL-CR TN, DA-DE EG, DF-DK MA, DL-DR ZM
HA-H0 CN, J0-J0 JP, JA-J9 JP, KF-KK IL, KL-KR KR, KS-KT JO, K1-K3 KR, K5-K5 KG, LA-L0 CN, MA-ME IN, MF-MK ID, ML-MR TH, MS-MS MM
MU-MU MN, MX-M1 KZ, MY-MY IN, NA-NE IR, NF-NG PK, NL-NR TR, NS-NT UZ, NV-NV AZ, NX-NX TJ, NY-NY AM, N1-N5 IR, N7-N8 TR
PA-PC PH, PF-PG SG, PL-PR MY, PS-PT BD, PV-PV KH, RA-RB AE, RF-RK TW, RL-RM VN, RN-RN VN, R1-R7 HK
SA-SM GB, SN-ST DE, SU-SZ PL, S1-S2 LV, S3-S3 GE, TA-TH CH, TJ-TP CZ, TR-TV HU, TW-T2 PT, T3-T5 RS, T7-T8 NL
UA-UC ES, UH-UM DK, UN-UR IE, UU-UX RO, U1-U2 MK, U5-U7 SK, VA-VE AT, VF-VR FR, VS-VW ES, VX-V2 FR, V3-V5 HR, V6-V8 EE
WA-W0 DE, XA-XC BG, XD-XE RU, XF-XH GR, XJ-XK RU, XL-XR NL, XS-XW RU, XX-XY LU, XZ-X0 RU
YA-YE BE, YF-YK FI, YN-YN MT, YS-YW SE, YX-Y2 NO, Y3-Y5 BY, Y6-Y8 UA, ZA-ZU IT, ZX-ZX SI, Z3-Z5 LT, Z6-Z0 RU
1A-10 US, 2A-25 CA, 3A-3X MX, 4A-40 US, 5A-50 US, 6A-60 AU, 7A-7E NZ, 7F-70 US
8A-8E AR, 8F-8G CL, 8L-8N EC, 8X-8Z VE, 9A-9E BR, 9F-9G CO, 9S-9V UY, 91-90 BR
`;

const order = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890';
const ranges = countries
  .trim()
  .split(/,\s*|\n/)
  .map((line) => {
    const [, first = '', from = '', to = '', country = ''] = /^(.)(.)-.(.) (..)$/.exec(line) ?? [];
    return { first, from: order.indexOf(from), to: order.indexOf(to), country };
  });

/** The country that the maker is registered in, as ISO 3166 has it; null where the signs are nobody's, or not in our table. */
export function countryOfVin(vin: string): string | null {
  const second = order.indexOf(vin.charAt(1));
  const range = ranges.find(
    ({ first, from, to }) => first === vin.charAt(0) && from <= second && second <= to,
  );
  return range?.country ?? null;
}

/** By the first sign. China ran out of L, and has H of what was kept for Africa. */
export function regionOfVin(vin: string): VinRegion | null {
  const sign = vin.charAt(0);
  if (/[A-G]/.test(sign)) return 'AFRICA';
  if (/[HJ-R]/.test(sign)) return 'ASIA';
  if (/[S-Z]/.test(sign)) return 'EUROPE';
  if (/[1-5]/.test(sign) || (sign === '7' && countryOfVin(vin) === 'US')) return 'NORTH_AMERICA';
  if (/[67]/.test(sign)) return 'OCEANIA';
  return /[890]/.test(sign) ? 'SOUTH_AMERICA' : null;
}
