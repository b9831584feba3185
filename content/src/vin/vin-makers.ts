/** Who a World Manufacturer Identifier belongs to. */
export interface VinMaker {
  name: { ru: string; en: string };
  /** Where the signs alone would say another country: those of the Soviet Union went to Russia. */
  country: string | null;
  /** Makes that it builds, as catalogues name them: an assembler builds several. */
  makes: string[];
  /** Whether the tenth sign is the model year wherever the vehicle is sold: most makers do as they like outside the Americas. */
  codesYear: boolean;
  /** Heavy lorries: the seventh sign does not tell which thirty years are meant. */
  isHeavy: boolean;
}

/**
 * First three signs → maker. ISO 3780 leaves the list to SAE International, which sells it; this one is compiled from what is
 * public: the tables of the Russian article «Идентификационный номер транспортного средства», order No. 9 of the Russian
 * Ministry of Industry (14 January 2010), vPIC of the US NHTSA, and makers' own type plates. One line a maker:
 * `signs: name | name in English = makes @country`; `*` before a line: the tenth sign is the model year; `!`: heavy lorries.
 */
const table = `
* XTA X98: АвтоВАЗ | AvtoVAZ = Lada
XTB: АЗЛК | AZLK = Москвич
XTC: КАМАЗ | KAMAZ = KAMAZ
X1F: НЕФАЗ | NefAZ = НЕФАЗ
XTD Y6L: ЛуАЗ | LuAZ = ЛуАЗ @UA
XTE Y6D Y9Z: ЗАЗ | ZAZ = ЗАЗ @UA
XTF: ГолАЗ | GolAZ = ГолАЗ
* XTH X96 X78: ГАЗ | GAZ = ГАЗ
XTJ: СеАЗ | SeAZ = Lada
XTK XWK: ИжАвто | IzhAvto = Иж, Lada, Kia
XTM: МАЗ или ПАЗ (до 1997 г.) | MAZ or PAZ (before 1997) = MAZ, ПАЗ @BY
XTP: ММЗ | MMZ = ММЗ
* XTT: УАЗ | UAZ = УАЗ
XTU: Тролза | Trolza = Тролза
XTW Y8A: ЛАЗ | LAZ = ЛАЗ @UA
XTY: ЛиАЗ | LiAZ = ЛиАЗ
XTZ: ЗИЛ | ZIL = ЗИЛ
X1C Y7A: КрАЗ | KrAZ = КрАЗ @UA
X1D: РАФ | RAF = РАФ @LV
X1E: КАвЗ | KAvZ = КАвЗ
X1M: ПАЗ | PAZ = ПАЗ
X1P: Урал | Ural = Урал
X1R Y3B: БелАЗ | BelAZ = БелАЗ @BY
X1G Y3C: МоАЗ | MoAZ = МоАЗ @BY
X3E: Саранский завод автосамосвалов | Saransk tipper works = САЗ
X4A X4X XUU XWE XWF: Автотор | Avtotor = BMW, Kia, Hyundai, Chevrolet, Opel, Cadillac, Hummer
X4K Z07: Волгабас | Volgabus = Волгабас
X7L: Рено Россия | Renault Russia = Renault
X7M X0C: ТагАЗ | TagAZ = Hyundai, ТагАЗ
X8U: Скания-Питер | Scania-Piter = Scania
X9F Z6F: Форд Соллерс | Ford Sollers = Ford
X9L: GM-АвтоВАЗ | GM-AvtoVAZ = Chevrolet, Lada
XU3 Z7G Z88: Соллерс | Sollers = SsangYong, Isuzu, Fiat, УАЗ
XW7: Тойота Мануфэкчуринг Рус | Toyota Motor Manufacturing Russia = Toyota
* XW8: Фольксваген Груп Рус | Volkswagen Group Rus = Volkswagen, Skoda, Audi
XWB: УзДэуАвто | UzDaewooAuto = Daewoo, Ravon, Chevrolet @UZ
XWW: Азия Авто | Asia Auto = Lada, Chevrolet, Kia, Skoda @KZ
Z7C: Луидор | Luidor = ГАЗ
Z8N: Ниссан Мануфэкчуринг Рус | Nissan Manufacturing Rus = Nissan, Datsun
Z8T: ПСМА Рус | PCMA Rus = Peugeot, Citroen, Mitsubishi
* Z94: Хендэ Мотор Мануфактуринг Рус | Hyundai Motor Manufacturing Rus = Hyundai, Kia
Y3F: Неман | Neman = Неман
Y3J: Белкоммунмаш | Belkommunmash = БКМ
Y3K: МЗКТ | MZKT = МЗКТ
Y3M: МАЗ | MAZ = MAZ
Y3N: МАЗ-МАН | MAZ-MAN = МАЗ-МАН, MAN
Y3H X1X: МАЗ-Купава | MAZ-Kupava = MAZ @BY
Y4K: БелДжи | BelGee = Belgee, Geely
Y6P: Черниговский автозавод | Chernihiv car works = ЧАЗ
Y7B: Черкасский автобус | Cherkasy Bus = Богдан
Y7F: БАЗ (Украина) | Boryspil car works (BAZ) = БАЗ
NS4 NST: сборка в Узбекистане | assembled in Uzbekistan = Kia, Chevrolet @UZ
WDB WDD WDC WDF W1K W1N W1V W1T WD3 WD4 WMX 4JG 55S: Mercedes-Benz = Mercedes-Benz
NMB: Mercedes-Benz Türk = Mercedes-Benz
9BM: Mercedes-Benz do Brasil = Mercedes-Benz
WMA: MAN = MAN
WAG VAM: Neoplan = Neoplan
WKK: Setra = Setra
WBA WBS WBX WBY WB1 4US 5UX 5YM LBV: BMW = BMW
WMW: MINI = Mini
WME: Smart = Smart
* WVW WVG WV1 WV2 WV3 VWV 1VW 3VW 9BW: Volkswagen = Volkswagen
* LSV LFV: Volkswagen (Китай) | Volkswagen (China) = Volkswagen, Skoda, Audi
* WAU WUA WA1 TRU 93U: Audi = Audi
* WP0 WP1: Porsche = Porsche
* W0L W0V VXK: Opel = Opel
WF0 VS6 SFA NM0 6FP 8AF 9BF LVS MAJ MNB: Ford = Ford
WJM: Iveco Magirus = Iveco
WEB: EvoBus = Mercedes-Benz, Setra
YV1 YV4 LYV 7JR: Volvo Cars = Volvo
YV2 YV3 YB1 YB2 YB3: Volvo Trucks = Volvo
YS2 YS4 XLE 9BS VLU: Scania = Scania
* YS3: Saab = Saab
XLR XLA: DAF = DAF
ZCF ZGA VNE: Iveco = Iveco
ZFA ZFC 9BD NM4: Fiat = Fiat
ZAR: Alfa Romeo = Alfa Romeo
ZLA: Lancia = Lancia
ZFF: Ferrari = Ferrari
ZAM: Maserati = Maserati
ZHW: Lamborghini = Lamborghini
VF1 VNV 93Y NM1: Renault = Renault
VF6: Renault Trucks = Renault
VF3 VR3 8AD 936: Peugeot = Peugeot
VF7 VR7 VS7 935: Citroen = Citroen
VR1: DS = DS
VSS: SEAT = SEAT
VSK SJN 3N1 3N6 5N1 1N4 1N6 JN1 JN3 JN6 JN8 MDH MNT LGB LJN: Nissan = Nissan
JNK JNR: Infiniti = Infiniti
* TMB: Skoda = Skoda
* TMA: Hyundai (Чехия) | Hyundai (Czechia) = Hyundai
TNE TNU: Tatra = Tatra
TK9 TKN: SOR, Karosa = SOR
TSM JSA JS2 JS3 JS4 MA3 MBH MMS: Suzuki = Suzuki
TSE: Ikarus = Ikarus
SUU: Solaris = Solaris
UU1 VGA: Dacia = Dacia
UU6 KLA KL1 KL2 SUP: Daewoo, GM Korea = Daewoo, Chevrolet
KL3 KL7 KL8: GM Korea = Chevrolet
* U5Y U6Y: Kia (Словакия) | Kia (Slovakia) = Kia
NLH MAL KMH KMF KMJ KMY 5NM 5NP LBE 9BH: Hyundai = Hyundai
KMT KMU: Genesis = Genesis
* KNA KNB KNC KND KNE KNH 5XX 5XY 3KP LJD: Kia = Kia
KPT KPA KPB KPH: SsangYong = SsangYong
KNM: Renault Samsung = Renault Samsung
NMT VNK SB1 JT1 JT2 JT3 JT4 JT5 JT7 JTA JTB JTD JTE JTF JTG JTK JTL JTM JTN JTW JTX MBJ MHF MR0 MR1 MR2 MMK 4T1 4T3 4T4 5TB 5TD 5TE 5TF 5YF 2T1 2T3 6T1 8AJ 9BR AHT LFM LVG LTV: Toyota = Toyota
JTH JTJ JT6 JT8 2T2 58A: Lexus = Lexus
JHM JHL SHH SHS NLA 1HG 2HG 2HK 19X 5FN 5FP 5J6 3HG LHG LVH MAK MRH 93H: Honda = Honda
JH4 19U 2HN 5J8: Acura = Acura
* JMB JMY JA3 JA4 JA7 MMB MMC MMT MK2 4A3 4A4 LL6: Mitsubishi = Mitsubishi
JMZ JM1 JM2 JM3 JM4 JM6 JM7 1YV 3MZ 3MV MM7 MM8 RU6: Mazda = Mazda
* JF1 JF2 4S3 4S4: Subaru = Subaru
JAA JAC JAL JAB JAM MPA MP1 NNA: Isuzu = Isuzu
JDA JD1: Daihatsu = Daihatsu
JHD JHF JHH: Hino = Hino
JL5 JL6 JLF JLM TYA TYB: Mitsubishi Fuso = Mitsubishi Fuso
* SAL SAR: Land Rover, Rover = Land Rover, Rover
* SAJ: Jaguar = Jaguar
SCA: Rolls-Royce = Rolls-Royce
SCB SJA: Bentley = Bentley
SCF: Aston Martin = Aston Martin
SCC: Lotus = Lotus
SDB: Peugeot (Великобритания) | Peugeot (United Kingdom) = Peugeot
SLP SMT: JCB, Triumph = JCB
NLR: Otokar = Otokar
NLT: Temsa = Temsa
NMC: BMC = BMC
NLN: Karsan = Karsan
MA1 MCA: Mahindra = Mahindra
MAT: Tata = Tata
LB3 L6T L10 LLV LUZ: Geely = Geely
LVV LVT LNN LUR LVU: Chery = Chery, Exeed, Omoda
LGW: Great Wall = Haval, Great Wall, Tank
LC0 LGX LPE: BYD = BYD
LS4 LS5 LSC: Changan = Changan
LJ1 LJ8: JAC = JAC
LJX: JMC Ford = Ford
LEF LET: JMC = JMC
LGJ LGG LGA LGC LDC LVZ LJU: Dongfeng = Dongfeng
LVA LVB LVC: Foton = Foton
LFP LFB LFW LFN LFJ: FAW = FAW
LNB LNA LPB: BAIC = BAIC
LSJ LSF: SAIC MG = MG
LSH LSK LSY: SAIC Maxus = Maxus
LSG: SAIC GM = Chevrolet, Buick, Cadillac
LZW LK6: SAIC-GM-Wuling = Wuling, Baojun, Chevrolet
LMG: GAC = GAC
LH1: Haima = Haima
LZZ: Sinotruk = Sitrak, HOWO
LZG: Shaanxi = Shacman
LBZ LRB: Buick, SAIC GM = Buick
LE4: Beijing Benz = Mercedes-Benz
LZY: Yutong = Yutong
LKL LA6 LL3: King Long, Higer, Golden Dragon = Higer, King Long
LW4: Li Auto = Li Auto
L1N: Xpeng = Xpeng
LPS YSM: Polestar = Polestar
LRW XP7 5YJ 7SA: Tesla = Tesla
LDP: Dongfeng Voyah = Voyah
1FA 1FB 1FC 1FD 1FM 1FT 2FA 2FM 3FA 3FM: Ford = Ford
1LN 2LM 3LN 5LM: Lincoln = Lincoln
1G1 1GC 1GN 1GB 1GA 2G1 2GN 2GC 3G1 3GN 3GC 9BG 8AG: Chevrolet = Chevrolet
1G6 1GY 3GY: Cadillac = Cadillac
1G4 2G4 5GA KL4: Buick = Buick
1G2 2G2 5Y2: Pontiac = Pontiac
1GK 1GT 2GK 2GT 3GK 3GT 1GD: GMC = GMC
1C3 2C3 3C3 1A4 2A4 2A8 2C8 1C8: Chrysler = Chrysler, Dodge
1B3 2B3 3B3 1D3 2D3 3D3 1D4 2D4 1D8 2D8 3D4 2C4 3C4: Dodge, Chrysler = Dodge, Chrysler
1C4 1J4 1J8 ZAC: Jeep = Jeep
1C6 3C6 1D7 3D7 3C7: Ram = Ram, Dodge
1ME 2ME 4M2: Mercury = Mercury
5GR: Hummer = Hummer
1HD 5HD: Harley-Davidson = Harley-Davidson
! 1FU 1FV 3AK 3AL 4UZ: Freightliner = Freightliner
! 1HS 1HT 2HS 3HS 3HA 4DR: International = International
! 1XK 2XK 3WK 1NK 3BK: Kenworth = Kenworth
! 1XP 2XP 1NP 3BP: Peterbilt = Peterbilt
! 1M1 1M2: Mack = Mack
! 4V4 4V1 4V2 4V5: Volvo Trucks = Volvo
! 5KJ 5KK 2WK: Western Star = Western Star
6G1: Holden = Holden
`;

const form = /^([*!]?) ?([^:]+): ([^|=]+?)(?: \| ([^=]+?))? = (.+?)(?: @(..))?$/;
const makers: ReadonlyMap<string, VinMaker> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, flag, signs = '', ru = '', en = ru, makes = '', country = null] = form.exec(line) ?? [];
      const maker: VinMaker = {
        name: { ru, en },
        country,
        makes: makes.split(', '),
        codesYear: flag === '*',
        isHeavy: flag === '!',
      };
      return signs.split(' ').map((wmi) => [wmi, maker] as const);
    }),
);

/** Who built a vehicle, by the first three signs of its VIN; null for makers that are not in our table. */
export function makerOfVin(vin: string): VinMaker | null {
  return makers.get(vin.slice(0, 3)) ?? null;
}

/** A nine in third place: fewer than a thousand vehicles a year, told apart by signs 12 to 14 (ISO 3780). */
export function isSmallMaker(vin: string): boolean {
  return vin.charAt(2) === '9';
}

/** A VIN that is still being typed: a maker's signs, and digits behind them. */
const begun = /(?<![\p{L}\p{N}])([A-Z0-9]{3})(?=[A-Z0-9]*[0-9]{2})[A-Z0-9]{5,13}(?![\p{L}\p{N}])/giu;

/** Whether the text holds the beginning of a VIN of a maker that we know. */
export function isVinBegun(text: string): boolean {
  return [...text.matchAll(begun)].some(([, wmi = '']) => makers.has(wmi.toUpperCase()));
}
