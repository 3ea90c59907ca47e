export function isChanged(form) {
  return [...form.elements].some(isFieldChanged)
}

function isFieldChanged(field) {
  if (field.type === "hidden" || field.disabled) return false
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement) return isChoiceChanged(field)
  if (!(field instanceof HTMLInputElement)) return false
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked
  return field.value !== field.defaultValue
}

// A select without a marked option starts at its first one.
function isChoiceChanged(select) {
  const options = [...select.options]
  const marked = options.filter(option => option.defaultSelected)
  const initial = marked.length || select.multiple ? marked : options.slice(0, 1)
  return options.some(option => option.selected !== initial.includes(option))
}
