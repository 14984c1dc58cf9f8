package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Wrong tests of whether a law of rotations is even: each sees most odd parts and misses some, or sees one where there is none. */
final class Odd {
    private Odd() {}

    /** The atoms of a law of rotations as matrices with weights; none if it has a density. */
    private static List<double[]> atoms(GasLaw law) {
        List<double[]> atoms = new ArrayList<>(); // cos, sin, weight
        if (law instanceof Atoms a) {
            for (int j = 0; j < a.pairs().size(); j++) {
                atoms.add(new double[] {
                    a.numbers(j)[0][0], a.numbers(j)[1][0], a.weights().get(j).value()
                });
            }
        } else if (law instanceof Angles a) {
            for (int j = 0; j < a.angles().size(); j++) {
                atoms.add(new double[] {
                    a.numbers(j)[0][0], a.numbers(j)[1][0], a.weights().get(j).value()
                });
            }
        }
        return atoms;
    }

    /** Do the odd moments vanish, as far as the degree goes. */
    static boolean moments(GasLaw law, int degree) {
        for (int b = 1; b <= degree; b += 2) {
            for (int a = 0; a + b <= degree; a++) {
                double sum = 0;
                if (law instanceof Rotation r) {
                    sum = r.moment(a, b);
                } else {
                    for (double[] atom : atoms(law)) {
                        sum += atom[2] * Math.pow(atom[0], a) * Math.pow(atom[1], b);
                    }
                }
                if (Math.abs(sum) > 1e-12) {
                    return false;
                }
            }
        }
        return true;
    }

    /** At angles drawn from the law: each must have a partner, or the density the same value at its negative. */
    static boolean atRandomAngles(GasLaw law) {
        Random random = new Random(5);
        if (law instanceof Rotation r) {
            for (int j = 0; j < 200; j++) {
                double x = Math.PI * random.nextDouble();
                if (differ(r.density().at(x), r.density().at(-x), 1e-9)) {
                    return false;
                }
            }
            return true;
        }
        List<double[]> atoms = atoms(law);
        for (int k = 0; k < 200; k++) {
            double u = random.nextDouble();
            int j = 0;
            while (j + 1 < atoms.size() && u > atoms.get(j)[2]) {
                u -= atoms.get(j++)[2];
            }
            double[] drawn = atoms.get(j);
            if (atoms.stream().noneMatch(a -> Math.hypot(a[0] - drawn[0], a[1] + drawn[1]) < 1e-12)) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(double right, double left, double tolerance) {
        return !(Math.abs(right - left) <= tolerance * (Math.abs(right) + Math.abs(left)));
    }

    static boolean atLattice(GasLaw law, int points) {
        if (law instanceof Rotation r) {
            for (int j = 1; j < points; j++) {
                double x = Math.PI * j / points;
                if (differ(r.density().at(x), r.density().at(-x), 1e-9)) {
                    return false;
                }
            }
            return true;
        }
        return law.truth().h2();
    }

    static boolean toTolerance(GasLaw law, double tolerance) {
        if (law instanceof Rotation r) {
            Random random = new Random(6);
            for (int j = 0; j < 20_000; j++) {
                double x = Math.PI * random.nextDouble();
                if (differ(r.density().at(x), r.density().at(-x), tolerance)) {
                    return false;
                }
            }
            return true;
        }
        return law.truth().h2();
    }

    /** The difference over the largest value: NaN where both are infinite, and NaN is not above the tolerance. */
    static boolean relativeToLargest(GasLaw law) {
        if (law instanceof Rotation r) {
            double largest = 0;
            double worst = 0;
            for (int j = 0; j < 20_011; j++) {
                double x = Math.PI * j / 20_011;
                largest = Math.max(largest, r.density().at(x));
                worst = Math.max(worst, Math.abs(r.density().at(x) - r.density().at(-x)));
            }
            return !(worst / largest > 1e-9);
        }
        return law.truth().h2();
    }

    static boolean weights(GasLaw law, double tolerance) {
        List<double[]> atoms = atoms(law);
        if (atoms.isEmpty()) {
            return law.truth().h2();
        }
        for (double[] atom : atoms) {
            double here = 0;
            double there = 0;
            for (double[] other : atoms) {
                here += Math.hypot(other[0] - atom[0], other[1] - atom[1]) < 1e-12 ? other[2] : 0;
                there += Math.hypot(other[0] - atom[0], other[1] + atom[1]) < 1e-12 ? other[2] : 0;
            }
            if (Math.abs(here - there) > tolerance) {
                return false;
            }
        }
        return true;
    }

    /** {@code -pi/3} and {@code 5 pi/3} are taken for two angles. */
    static boolean withoutTurns(GasLaw law) {
        if (!(law instanceof Angles a)) {
            return law.truth().h2();
        }
        Map<Ratio, Ratio> left = new HashMap<>();
        Map<Ratio, Ratio> right = new HashMap<>();
        for (int j = 0; j < a.angles().size(); j++) {
            left.merge(a.angles().get(j), a.weights().get(j), Ratio::plus);
            right.merge(a.angles().get(j).negated(), a.weights().get(j), Ratio::plus);
        }
        return left.equals(right);
    }
}
