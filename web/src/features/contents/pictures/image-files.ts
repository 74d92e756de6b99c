/** The pictures among what was dropped or pasted. */
export const imageFiles = (data: DataTransfer | null): File[] =>
  Array.from(data?.files ?? []).filter(({ type }) => type.startsWith("image/"));

/** Whether files are being dragged; which ones is said when they are dropped. */
export const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes("Files") === true;
