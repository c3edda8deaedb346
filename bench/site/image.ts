/** A synthetic image, as large as a screenshot in a guide: a seed yields the same file on every machine. */
import { PNG } from 'pngjs';
import { seededRandom } from '../random.ts';

/** Pixels. Noise can't be compressed, so that they make a file of 46 kB. */
const [WIDTH, HEIGHT] = [160, 96];

/** `colorType` of pngjs: RGB without transparency. */
const RGB = 2;

/** The bytes of a PNG of noise. */
export function createImage(seed: number): Buffer {
  const random = seededRandom(seed);
  const image = new PNG({ width: WIDTH, height: HEIGHT });
  for (let index = 0; index < image.data.length; index += 1) image.data[index] = Math.floor(random() * 256);
  return PNG.sync.write(image, { colorType: RGB });
}
