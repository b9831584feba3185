export interface RecentVehicle {
  title: string;
  href: string;
}

const KEY = 'recent-vehicles';
const KEPT = 5;

/** The vehicles last looked at on this device, newest first; none where the browser keeps nothing. */
export function recentVehicles(): RecentVehicle[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isVehicle) : [];
  } catch {
    return [];
  }
}

export function rememberVehicle(vehicle: RecentVehicle): void {
  const others = recentVehicles().filter(({ title }) => title !== vehicle.title);
  try {
    localStorage.setItem(KEY, JSON.stringify([vehicle, ...others].slice(0, KEPT)));
  } catch {
    // Private windows and full storage: the list is a convenience.
  }
}

const isVehicle = (value: unknown): value is RecentVehicle =>
  typeof value === 'object' &&
  value !== null &&
  'title' in value &&
  typeof value.title === 'string' &&
  'href' in value &&
  typeof value.href === 'string' &&
  // Only paths of our own: what is stored on a device may have been tampered with.
  value.href.startsWith('/vehicles/');
