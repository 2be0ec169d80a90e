import { feelOfJuel } from './juel.ts';

it.each([
  ['P3D', '"P3D"'],
  ['${approved}', 'approved'],
  ['#{order.total > 100}', 'order.total > 100'],
  ["${status == 'new' && !urgent}", 'status = "new" and not(urgent)'],
  ['${!(a || b)}', 'not( a or b )'],
  ['${amount ge 5 and amount lt 10}', 'amount >= 5 and amount < 10'],
  ['${rich ? "yes" : "no"}', 'if rich then "yes" else "no"'],
  ['Wniosek ${number} z ${city}', '"Wniosek " + string(number) + " z " + string(city)'],
  ['${a + 1}', 'a + 1'],
])('says %s in FEEL', (juel, feel) => {
  expect(feelOfJuel(juel)).toBe(feel);
});

it.each([
  '${execution.getVariable("x")}',
  '${service.call(x)}',
  '${empty list}',
  '${a ? b : c ? d : e}',
  '${}',
  '${a @ b}',
  '${!5}',
])('has no FEEL for %s', (juel) => {
  expect(feelOfJuel(juel)).toBeUndefined();
});
