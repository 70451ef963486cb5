/** What AWS says of something, or undefined where it says that there is no such thing by one of these names of errors. */
export async function foundOr<Found>(
  names: readonly string[],
  asked: Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  }
}
