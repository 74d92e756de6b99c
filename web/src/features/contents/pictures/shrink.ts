/** As the server keeps them. More would only take longer on the way. */
const LONGEST_SIDE = 2_048;
const QUALITY = 0.86;
/** A drawing or a screenshot this small is not touched. */
const SMALL_BYTES = 500_000;

/**
 * A photo as it is sent: turned upright and made small on this device, so that it takes seconds by a phone. What the browser cannot
 * read is sent as it is; the server says whether it can.
 */
export async function shrink(file: Blob): Promise<Blob> {
  if (file.size <= SMALL_BYTES && /^image\/(?:jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return file;
    // What is transparent would turn black.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    return await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  } catch {
    return file;
  }
}
