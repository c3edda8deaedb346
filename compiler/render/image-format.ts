/** Image formats: whether a file is a whole image of the type that its name says. Browsers show neither others nor halves. */
import sax from 'sax';

interface Format {
  name: string;
  /** Whether `bytes` begin as this format. */
  matches(bytes: Buffer): boolean;
  /** Whether `bytes`, which match, end as this format. */
  isWhole(bytes: Buffer): boolean;
}

const PNG: Format = {
  name: 'PNG',
  matches: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  isWhole: (bytes) => {
    const end = bytes.lastIndexOf('IEND');
    return end >= 0 && end + 8 <= bytes.length;
  },
};

const JPEG: Format = {
  name: 'JPEG',
  matches: (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  // A thumbnail in the metadata has an end of its own: that of the image follows the last scan.
  isWhole: (bytes) =>
    bytes.lastIndexOf(Buffer.from('ffd9', 'hex')) > bytes.lastIndexOf(Buffer.from('ffda', 'hex')),
};

const GIF: Format = {
  name: 'GIF',
  matches: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)),
  isWhole: (bytes) => bytes.findLast((byte) => !isFiller(byte)) === 0x3b,
};

const WEBP: Format = {
  name: 'WebP',
  matches: (bytes) => /^RIFF.{4}WEBP$/s.test(bytes.toString('latin1', 0, 12)),
  isWhole: (bytes) => bytes.readUInt32LE(4) + 8 <= bytes.length,
};

const AVIF: Format = {
  name: 'AVIF',
  matches: (bytes) =>
    bytes.length >= 16 &&
    bytes.toString('latin1', 4, 8) === 'ftyp' &&
    /avi[fs]/.test(bytes.toString('latin1', 8, Math.min(bytes.readUInt32BE(0), 256))),
  isWhole: (bytes) => endOfBoxes(bytes) <= bytes.length,
};

const SVG: Format = {
  name: 'SVG',
  matches: (bytes) => /<(?:[\w-]+:)?svg[\s/>]/.test(bytes.toString('utf8')),
  isWhole: (bytes) => isXml(bytes.toString('utf8')),
};

const FORMATS: Partial<Record<string, Format>> = {
  '.avif': AVIF,
  '.gif': GIF,
  '.jpeg': JPEG,
  '.jpg': JPEG,
  '.png': PNG,
  '.svg': SVG,
  '.webp': WEBP,
};

/** The file name extensions of images that guides may use. */
export const IMAGE_TYPES = Object.keys(FORMATS);

/** Why `bytes` are not an image of the type `extension`, as a predicate; undefined where they are. */
export function findDefect(extension: string, bytes: Buffer): string | undefined {
  const format = FORMATS[extension];
  if (!format) return 'is of an unknown type';
  if (format.matches(bytes)) {
    if (format.isWhole(bytes)) return undefined;
    return format === SVG ? 'is not well-formed XML' : 'is cut off';
  }
  const actual = Object.values(FORMATS).find((other) => other?.matches(bytes));
  return `is not ${article(format.name)} image${actual ? `, but ${article(actual.name)} image` : ''}`;
}

/** Whether an SVG image has text that is not converted to outlines. */
export function hasSvgText(bytes: Buffer): boolean {
  return /<(?:[\w-]+:)?text[\s/>]/.test(bytes.toString('utf8'));
}

function article(name: string): string {
  return name === 'AVIF' || name === 'SVG' ? `an ${name}` : `a ${name}`;
}

/** The position after the last box of an ISO base media file (ISO/IEC 14496-12, section 4.2). */
function endOfBoxes(bytes: Buffer): number {
  let end = 0;
  while (end + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(end);
    if (size === 0) return bytes.length;
    if (size > 1) end += Math.max(size, 8);
    else if (end + 16 <= bytes.length) end += Math.max(Number(bytes.readBigUInt64BE(end + 8)), 16);
    else return Number.POSITIVE_INFINITY;
  }
  return bytes.subarray(end).every(isFiller) ? end : Number.POSITIVE_INFINITY;
}

/** Some programs fill a file up after its end, or add a line break. */
function isFiller(byte: number): boolean {
  return byte === 0 || byte === 0x0a || byte === 0x0d;
}

/** Whether `text` is well-formed, with `svg` as its root element. */
function isXml(text: string): boolean {
  const reader = sax.parser(true, { strictEntities: true });
  // Adobe Illustrator declares entities of its own.
  reader.ondoctype = (doctype) => {
    for (const [, name = ''] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s/g)) reader.ENTITIES[name] = name;
  };
  let root: string | undefined;
  let isWellFormed = true;
  reader.onopentag = ({ name }) => {
    root ??= name;
  };
  reader.onerror = () => {
    isWellFormed = false;
    reader.resume();
  };
  reader.write(text).close();
  return isWellFormed && root !== undefined && /^(?:[\w-]+:)?svg$/.test(root);
}
