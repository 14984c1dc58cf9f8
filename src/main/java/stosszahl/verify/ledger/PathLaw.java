package stosszahl.verify.ledger;

import java.util.function.Consumer;
import org.apache.commons.numbers.fraction.BigFraction;

/** The law of a process in discrete time on finitely many states, by the probabilities of its paths. */
interface PathLaw {
    /** How many states; they are numbered from 0. */
    int states();

    /** {@code P(Y(0) = path[0], Y(1) = path[1], ..)}. */
    BigFraction probability(int... path);

    /** The probability of {@code Y(from) = first.., and Y(n) = b}: summed over all that lies between. */
    default BigFraction reaching(int[] past, int from, int length, int b) {
        BigFraction[] sum = {BigFraction.ZERO};
        int[] path = new int[length];
        System.arraycopy(past, 0, path, from, past.length);
        fill(path, 0, from, past.length, b, p -> sum[0] = sum[0].add(probability(p)));
        return sum[0];
    }

    private void fill(int[] path, int place, int from, int known, int last, Consumer<int[]> visit) {
        if (place == path.length - 1) {
            path[place] = last;
            visit.accept(path.clone());
        } else if (place >= from && place < from + known) {
            fill(path, place + 1, from, known, last, visit);
        } else {
            for (int x = 0; x < states(); x++) {
                path[place] = x;
                fill(path, place + 1, from, known, last, visit);
            }
        }
    }

    /** Calls for every path of a length. */
    default void paths(int length, Consumer<int[]> visit) {
        int[] path = new int[length];
        do {
            visit.accept(path.clone());
        } while (next(path));
    }

    private boolean next(int[] path) {
        for (int j = path.length - 1; j >= 0; j--) {
            if (++path[j] < states()) {
                return true;
            }
            path[j] = 0;
        }
        return false;
    }
}
