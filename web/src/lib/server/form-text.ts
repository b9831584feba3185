/** What was typed into a field, without the space around it; '' where the form has no such field. */
export const formText = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
