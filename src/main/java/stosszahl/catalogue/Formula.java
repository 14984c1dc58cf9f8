package stosszahl.catalogue;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import stosszahl.collision.Parts;

/** A formula of a model file; each thread has its own copy, as an expression holds the values of its variables. */
final class Formula {
    private final String place;
    private final String text;
    private final String[] variables;
    private final ThreadLocal<Expression> own;

    private Formula(String place, String text, String[] variables, Expression expression) {
        this.place = place;
        this.text = text;
        this.variables = variables;
        this.own = ThreadLocal.withInitial(() -> new Expression(expression));
    }

    /** Reads the formula and evaluates it once, so that mistakes are found now and not in the middle of a computation. */
    static Formula of(String place, String text, String... variables) {
        try {
            Formula formula = new Formula(
                    place,
                    text,
                    variables,
                    new ExpressionBuilder(text).variables(Set.of(variables)).build());
            double[] somewhere = new double[variables.length];
            for (int i = 0; i < somewhere.length; i++) {
                somewhere[i] = 0.1 + 0.01 * i;
            }
            if (variables.length == 0) {
                formula.value();
            } else {
                formula.density(somewhere);
            }
            return formula;
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw wrong(place, text, variables, e);
        }
    }

    private static ModelException wrong(String place, String text, String[] variables, RuntimeException e) {
        String known = variables.length == 0 ? "a number" : "a formula in " + String.join(", ", variables);
        String example = variables.length == 0
                ? "pi/3"
                : variables[0].equals("theta") ? "1 + 0.5*cos(2*theta)" : "1 + " + variables[0] + "^2";
        return new ModelException(
                place + ": '" + text + "' is not " + known + ": " + e.getMessage() + "; write e.g. " + example, e);
    }

    double value(double... values) {
        Expression expression = own.get();
        for (int i = 0; i < variables.length; i++) {
            expression.setVariable(variables[i], values[i]);
        }
        try {
            return expression.evaluate();
        } catch (RuntimeException e) {
            // exp4j throws on 1/0 and on an operator without its operand.
            throw wrong(place, text, variables, e);
        }
    }

    /** The formula as a density: infinite where it divides by zero, so that a single such place can be told from a mistake. */
    double density(double... values) {
        Expression expression = own.get();
        for (int i = 0; i < variables.length; i++) {
            expression.setVariable(variables[i], values[i]);
        }
        try {
            return expression.evaluate();
        } catch (ArithmeticException e) {
            return Double.POSITIVE_INFINITY;
        } catch (RuntimeException e) {
            throw wrong(place, text, variables, e);
        }
    }

    /** Its sub-expressions. */
    Parts parts() {
        return FormulaParts.of(text, variables);
    }

    ToDoubleFunction<double[]> function() {
        return this::density;
    }

    @Override
    public String toString() {
        return text;
    }
}
