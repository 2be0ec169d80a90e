/** Brands of ISO/IEC 23008-12 by which a telephone's picture is known. */
const HEIF_BRANDS = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/;

/**
 * A chosen picture, turned as its EXIF data says; of a moving one the first frame. What the browser cannot read itself and is
 * HEIF is decoded by a library that is fetched only then. @throws where it is no picture at all
 */
export async function decodePicture(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (unread) {
    if (!(await isHeif(file))) throw unread;
    const { heicTo } = await import('heic-to/csp');
    return heicTo({ blob: file, type: 'bitmap' });
  }
}

async function isHeif(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer());
  return head.startsWith('ftyp') && HEIF_BRANDS.test(head.slice(4));
}
