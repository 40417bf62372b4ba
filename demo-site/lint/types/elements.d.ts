/** What `element` takes for a new element: properties of the element's own, and attributes that are none. */
type ElementProperties<Name extends keyof HTMLElementTagNameMap> =
  Partial<Omit<HTMLElementTagNameMap[Name], 'textContent'>> & { textContent?: string | number }
  & { role?: string } & { [attribute: `${'aria' | 'data'}-${string}`]: string | boolean };
