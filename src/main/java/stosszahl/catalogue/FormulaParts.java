package stosszahl.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.objecthunter.exp4j.function.Function;
import net.objecthunter.exp4j.operator.Operator;
import net.objecthunter.exp4j.shuntingyard.ShuntingYard;
import net.objecthunter.exp4j.tokenizer.FunctionToken;
import net.objecthunter.exp4j.tokenizer.NumberToken;
import net.objecthunter.exp4j.tokenizer.OperatorToken;
import net.objecthunter.exp4j.tokenizer.Token;
import net.objecthunter.exp4j.tokenizer.VariableToken;
import stosszahl.collision.Parts;

/**
 * The sub-expressions of a formula, from its reverse Polish notation; equal ones once.
 *
 * <p>Besides them, for the sake of their zeros, {@code sin(pi x)} for {@code floor(x)} and {@code ceil(x)}, {@code sin(pi a/b)} for {@code a % b} and {@code a - 1} for {@code a ^ b}: there these jump.
 */
final class FormulaParts implements Parts {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> known = new LinkedHashMap<>();
    private final int[] shown;

    /** A number, a variable, or a function of earlier nodes. */
    private record Node(double number, int variable, Apply function, List<Integer> arguments, boolean varies) {}

    /** A function or an operator. */
    @FunctionalInterface
    private interface Apply {
        double to(double... x);
    }

    private FormulaParts(String text, String[] variables) {
        Map<String, Double> constants = new HashMap<>();
        constants.put("pi", Math.PI);
        constants.put("π", Math.PI);
        constants.put("φ", 1.61803398874);
        constants.put("e", Math.E);
        Set<String> names = new HashSet<>(constants.keySet());
        names.addAll(List.of(variables));
        Token[] tokens = ShuntingYard.convertToRPN(text, Map.of(), Map.of(), names, true);
        List<Integer> stack = new ArrayList<>();
        for (Token token : tokens) {
            if (token instanceof NumberToken number) {
                stack.add(number(number.getValue()));
            } else if (token instanceof VariableToken variable) {
                int at = Arrays.asList(variables).indexOf(variable.getName());
                stack.add(
                        at < 0
                                ? number(constants.getOrDefault(variable.getName(), Double.NaN))
                                : add("v" + at, new Node(0, at, x -> 0, List.of(), true)));
            } else if (token instanceof OperatorToken operator) {
                Operator o = operator.getOperator();
                List<Integer> arguments = pop(stack, o.getNumOperands());
                stack.add(call(o.getSymbol() + arguments.size(), o::apply, arguments));
                if (o.getSymbol().equals("%")) {
                    call("period", x -> Math.sin(Math.PI * x[0] / x[1]), arguments);
                } else if (o.getSymbol().equals("^")) {
                    call("less1", x -> x[0] - 1, arguments.subList(0, 1));
                }
            } else if (token instanceof FunctionToken function) {
                Function f = function.getFunction();
                List<Integer> arguments = pop(stack, f.getNumArguments());
                stack.add(call(f.getName(), f::apply, arguments));
                if (f.getName().equals("floor") || f.getName().equals("ceil")) {
                    call("period1", x -> Math.sin(Math.PI * x[0]), arguments);
                }
            }
        }
        shown = known.values().stream()
                .mapToInt(i -> i)
                .filter(i -> nodes.get(i).varies && !nodes.get(i).arguments.isEmpty())
                .toArray();
    }

    /** The parts of a formula that exp4j understands; none if they cannot be told, which costs no more than narrow peaks. */
    static Parts of(String text, String... variables) {
        try {
            return new FormulaParts(text, variables);
        } catch (RuntimeException e) {
            return Parts.NONE;
        }
    }

    private static List<Integer> pop(List<Integer> stack, int count) {
        List<Integer> top = stack.subList(stack.size() - count, stack.size());
        List<Integer> arguments = List.copyOf(top);
        top.clear();
        return arguments;
    }

    private int number(double value) {
        return add("n" + value, new Node(value, -1, x -> 0, List.of(), false));
    }

    private int call(String name, Apply function, List<Integer> arguments) {
        boolean varies = arguments.stream().anyMatch(i -> nodes.get(i).varies);
        return add(name + arguments, new Node(0, -1, function, arguments, varies));
    }

    private int add(String key, Node node) {
        Integer there = known.get(key);
        if (there != null) {
            return there;
        }
        nodes.add(node);
        known.put(key, nodes.size() - 1);
        return nodes.size() - 1;
    }

    @Override
    public double[] at(double... x) {
        double[] values = new double[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            Node node = nodes.get(i);
            if (node.variable >= 0) {
                values[i] = x[node.variable];
            } else if (node.arguments.isEmpty()) {
                values[i] = node.number;
            } else {
                double[] arguments = new double[node.arguments.size()];
                for (int k = 0; k < arguments.length; k++) {
                    arguments[k] = values[node.arguments.get(k)];
                }
                try {
                    values[i] = node.function.to(arguments);
                } catch (ArithmeticException e) {
                    values[i] = Double.POSITIVE_INFINITY; // exp4j throws on 1/0.
                }
            }
        }
        double[] parts = new double[shown.length];
        for (int k = 0; k < shown.length; k++) {
            parts[k] = values[shown[k]];
        }
        return parts;
    }
}
