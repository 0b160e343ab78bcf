// The browser knows the time zone: it fills in the fields that ask for one and are still empty.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zone) {
  for (const field of document.querySelectorAll("[data-time-zone]")) {
    if (field.value) continue;
    const known = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === zone);
    if (known) field.value = zone;
  }
}
