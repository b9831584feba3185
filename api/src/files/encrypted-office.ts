/** What Office 97 files begin with; so do today's, once they have a password. */
const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream inside that holds the real document ([MS-OFFCRYPTO] 2.3.4), as its directory names it. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether the bytes are a DOCX, XLSX or PPTX behind a password. */
export function isEncryptedOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic) && bytes.includes(encryptedPackage);
}
