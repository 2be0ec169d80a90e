import { FeelFunction, FeelRange } from 'feelin';
import { given as weighed } from '../bounds.ts';
import { describeCall, invoke } from '../functions/invoke.ts';
import { kindOf } from '../kinds.ts';
import { Wrong } from '../wrong.ts';
import { containsValue } from './membership.ts';
import {
  childrenOf,
  required,
  type Compile,
  type Compiler,
  type Node,
  type Run,
  type Running,
  type Scope,
} from './run.ts';
import { typeIn } from './value-types.ts';

/** DMN 1.5, 10.3.2.9 and 10.3.2.13: calls and functions. */
export const CALLS: Readonly<Record<string, Compile>> = {
  FunctionInvocation: call,
  DateTimeLiteral: (node, children, compiler) =>
    children.length === 1 ? compiler.compile(required(children[0])) : call(node, children, compiler),
  /** An argument that is not of its type makes the call null. */
  FunctionDefinition(_node, children, compiler) {
    const isExternal = children.some(({ name }) => name === 'external');
    const formal = children.find(({ name }) => name === 'FormalParameters');
    const parameters = (formal ? childrenOf(formal) : []).map((each) => {
      const [name, type] = childrenOf(each);
      return { name: compiler.textOf(required(name)), type: type && typeIn(type, compiler) };
    });
    const inside = children.find(({ name }) => name === 'FunctionBody');
    const body = isExternal ? undefined : compiler.compile(required(childrenOf(required(inside))[0]));
    const names = parameters.map(({ name }) => name);
    return (scope, running) => {
      if (!body) return running.report('External functions are not supported');
      return new FeelFunction((...given: unknown[]) => {
        if (given.length < names.length) return new Wrong(`there are ${names.length} arguments, not ${given.length}`);
        const misfit = parameters.find(
          ({ type }, index) => type && (given[index] ?? null) !== null && !type(given[index], running),
        );
        if (misfit) return new Wrong(`the argument „${misfit.name}” is not of its type`);
        return body(scope.with(Object.fromEntries(names.map((name, index) => [name, given[index] ?? null]))), running);
      }, names);
    };
  },
};

function call(_node: Node, [called, ...parts]: readonly Node[], compiler: Compiler): Run {
  const callee = compiler.compile(required(called));
  const text = compiler.textOf(required(called));
  const list = parts.find(({ name }) => name === 'PositionalParameters' || name === 'NamedParameters');
  const given = list ? childrenOf(list) : [];
  const args =
    list?.name === 'NamedParameters'
      ? namedArguments(given, compiler)
      : positional(given.map((part) => compiler.compile(part)));
  return (scope, running) => {
    const target = callee(scope, running);
    if (target instanceof FeelRange) {
      const [value] = Object.values(args(scope, running));
      return running.kept(containsValue(target, value));
    }
    if (!(target instanceof FeelFunction) && typeof target !== 'function') {
      return running.report(`„${text}” cannot be called: it is a ${kindOf(target)}`);
    }
    const values = args(scope, running);
    weighed(Object.values(values));
    return running.kept(describeCall(text, invoke(target, values)));
  };
}

type Arguments = readonly unknown[] | Readonly<Record<string, unknown>>;

const positional =
  (runs: readonly Run[]) =>
  (scope: Scope, running: Running): Arguments =>
    runs.map((run) => run(scope, running) ?? null);

function namedArguments(given: readonly Node[], compiler: Compiler): (scope: Scope, running: Running) => Arguments {
  const named = given.map((part) => {
    const [name, value] = childrenOf(part);
    const text = compiler.textOf(required(name)).replaceAll(/\s+/g, ' ');
    return { name: text, run: compiler.compile(required(value)) };
  });
  return (scope, running) => Object.fromEntries(named.map(({ name, run }) => [name, run(scope, running) ?? null]));
}
