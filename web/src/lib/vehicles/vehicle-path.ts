interface Vehicle {
  make: { slug: string };
  model?: { slug: string } | null;
  generation?: { name: string } | null;
  year?: number | null;
}

/** The kit page of a vehicle, or the models of its make where no model is known. */
export function vehiclePath({ make, model, generation, year }: Vehicle): string {
  if (!model) return `/vehicles?make=${make.slug}`;
  const query = new URLSearchParams();
  if (generation) query.set('generation', generation.name);
  if (year) query.set('year', String(year));
  const path = `/vehicles/${make.slug}/${model.slug}`;
  return query.size ? `${path}?${query}` : path;
}
