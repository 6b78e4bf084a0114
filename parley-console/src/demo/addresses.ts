/** Where the two consoles of the demonstration are: from the address bar, else from the demonstration itself. */
export interface Sides {
  readonly left: string;
  readonly right: string;
}

/** Returns undefined when neither says so; only http and https addresses are taken. */
export async function addresses(place: Location): Promise<Sides | undefined> {
  const query = new URLSearchParams(place.search);
  const named = sides(query.get('left'), query.get('right'));
  if (named !== undefined) return named;
  try {
    const response = await fetch('/demo.json', { cache: 'no-store' });
    if (!response.ok) return undefined;
    const told = (await response.json()) as Partial<Sides>;
    return sides(told.left ?? null, told.right ?? null);
  } catch {
    return undefined;
  }
}

function sides(left: string | null, right: string | null): Sides | undefined {
  return left !== null && right !== null && isWeb(left) && isWeb(right) ? { left, right } : undefined;
}

function isWeb(address: string): boolean {
  return /^https?:\/\//.test(address);
}
