// Fixtures our types refuse on purpose, with the reason. One that is drawn right after all must leave this table.
const noEmptyEntries =
  'a list of ours has no null, false or empty entries, and so none that count when the items get their ids'

export const refused = {
  checkboxes: { 'with falsy values': noEmptyEntries },
  'date-input': {
    'with nested name': 'the parts are day, month and year by type: another name changes neither label nor width',
  },
  radios: { 'with falsy items': noEmptyEntries },
  'task-list': { 'with empty values': noEmptyEntries },
}
