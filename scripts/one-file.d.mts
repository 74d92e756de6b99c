export function productInOneFile(): Promise<string>;
