/** 96 random bits: unique here, and among what may yet be restored. (`randomUUID` is missing without https.) */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
