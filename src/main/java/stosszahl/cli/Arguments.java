package stosszahl.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.polynomial.Fractions;

/** Reads lists on the command line; every complaint names the option, the value and the remedy. */
final class Arguments {
    private Arguments() {}

    /** Numbers of particles like {@code 10,1e3,inf}, checked against the model. */
    static List<ParticleNumber> particles(String text, KacModel model) {
        List<ParticleNumber> numbers = new ArrayList<>();
        for (String item : items("--N", text, "10,100,inf")) {
            numbers.add(model.check(ParticleNumber.parse(item)));
        }
        return numbers.stream().distinct().toList();
    }

    /** Finite numbers of particles. */
    static List<Long> finite(String text, KacModel model) {
        return finite(particles(text, model));
    }

    /** Finite numbers of particles of a family that is no gas, where no number is too small for a collision. */
    static List<Long> finite(String text) {
        return finite(items("--N", text, "10,100,1000").stream()
                .map(ParticleNumber::parse)
                .distinct()
                .toList());
    }

    private static List<Long> finite(List<ParticleNumber> numbers) {
        return numbers.stream()
                .map(n -> n.value()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--N inf: this command follows finite numbers of particles, and compares with the limit by itself where it does; give"
                                        + " finite ones")))
                .toList();
    }

    /** Times like {@code 0,0.5,1}, each once. */
    static List<Double> times(String text) {
        List<Double> times = new ArrayList<>();
        for (String item : items("--times", text, "0,0.5,1")) {
            times.add(time("--times", number("--times", item)));
        }
        return times.stream().distinct().toList();
    }

    /** Observables of a model's dimension, each text once. */
    static List<Observable> observables(List<String> texts, KacModel model) {
        return texts.stream().distinct().map(t -> observable(t, model)).toList();
    }

    /** An observable of a model's dimension, like terms added exactly: what is left of {@code 1e16*v1^4 + v1^2 - 1e16*v1^4} must not be what rounding leaves. */
    static Observable observable(String text, KacModel model) {
        Observable asked = Observable.parse(text, model.dimension());
        Observable canonical = asked.canonical();
        return canonical.terms().size() < asked.terms().size() ? canonical : asked;
    }

    /** A number read exactly: {@code 0.25} or {@code 1/4}. */
    static BigFraction fraction(String option, String text) {
        try {
            return Fractions.parse(text);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(option + ": '" + text + "' is no number; use e.g. 0.25 or 1/4", e);
        }
    }

    static double time(String option, double t) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException(option + ": the time t = " + t + " is not in [0, inf); use a time >= 0");
        }
        return t;
    }

    private static double number(String option, String item) {
        try {
            return Double.parseDouble(item);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": '" + item + "' is no number; use e.g. 0.5", e);
        }
    }

    private static List<String> items(String option, String text, String example) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (item.isBlank()) {
                throw new IllegalArgumentException(
                        option + ": an empty entry in '" + text + "'; separate entries by commas, like " + example);
            }
            items.add(item.trim());
        }
        return items;
    }
}
