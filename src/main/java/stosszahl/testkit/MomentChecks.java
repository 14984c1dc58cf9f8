package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** The checks of {@link MomentContract}. */
final class MomentChecks {
    private static final double ROUNDING = 1e-10;
    private static final List<ParticleNumber> NUMBERS =
            List.of(ParticleNumber.of(6), ParticleNumber.of(1000), ParticleNumber.INFINITE);

    private final MomentContract contract;

    private MomentChecks(MomentContract contract) {
        this.contract = contract;
    }

    static List<Check> of(MomentContract contract) {
        MomentChecks c = new MomentChecks(contract);
        List<Check> all = new ArrayList<>(List.of(
                new Check("moment/start", "at t = 0 moments are those of the initial law", c::start),
                new Check("moment/Taylor", "moments follow their Duhamel coefficients (5.17)", c::taylor),
                new Check("moment/limit", "N (E_N - E_inf) is bounded: moments converge like 1/N", c::limit)));
        if (contract.conservesEnergy()) {
            all.add(new Check("moment/energy", "the mean energy is conserved", c::energy));
        }
        return all;
    }

    private static String at(Observable o, ParticleNumber n, double t) {
        return o.text() + ", N = " + n + ", t = " + t;
    }

    private void start() {
        for (Observable o : contract.observables()) {
            for (ParticleNumber n : NUMBERS) {
                double exact = contract.coefficients(o, n, 1).get(0);
                Check.equal(
                        "E phi", contract.expectation(o, n, 0), exact, ROUNDING * (1 + Math.abs(exact)), at(o, n, 0));
            }
        }
    }

    /** Order 12 at {@code t = 1/20}: with rates of some 10 the remainder is below {@code (10/20)^13/13!}. */
    private void taylor() {
        double t = 0.05;
        for (Observable o : contract.observables()) {
            for (ParticleNumber n : NUMBERS) {
                List<Double> c = contract.coefficients(o, n, 13);
                double sum = 0;
                for (int l = 12; l >= 0; l--) {
                    sum = c.get(l) + t / (l + 1) * sum;
                }
                Check.equal("E phi", contract.expectation(o, n, t), sum, 1e-8 * (1 + Math.abs(sum)), at(o, n, t));
            }
        }
    }

    private void limit() {
        for (Observable o : contract.observables()) {
            double limit = contract.expectation(o, ParticleNumber.INFINITE, 0.7);
            double coarse = contract.expectation(o, ParticleNumber.of(100), 0.7) - limit;
            double fine = contract.expectation(o, ParticleNumber.of(10_000), 0.7) - limit;
            Check.atMost(
                    "|E_N phi - E_inf phi|",
                    Math.abs(fine),
                    Math.abs(coarse) / 80 + ROUNDING * (1 + Math.abs(limit)),
                    at(o, ParticleNumber.of(10_000), 0.7) + ", a hundredth of that at N = 100 but for O(1/N)");
        }
    }

    private void energy() {
        Observable energy = contract.energy();
        for (ParticleNumber n : NUMBERS) {
            double before = contract.expectation(energy, n, 0);
            for (double t : new double[] {0.5, 3}) {
                Check.equal(
                        "E |v_1|^2", contract.expectation(energy, n, t), before, ROUNDING * before, at(energy, n, t));
            }
        }
    }
}
