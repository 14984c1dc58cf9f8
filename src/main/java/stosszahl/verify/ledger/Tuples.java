package stosszahl.verify.ledger;

import java.util.ArrayList;
import java.util.List;

/** Tuples of different indices, counted from 0. */
final class Tuples {
    private Tuples() {}

    /** The increasing {@code n}-tuples of {@code 0..s-1}. */
    static List<int[]> increasing(int s, int n) {
        List<int[]> all = new ArrayList<>();
        extend(all, new int[n], 0, s, true);
        return all;
    }

    /** The {@code n}-tuples of different elements of {@code 0..s-1}, in every order: the set {@code I(n)} of (1.7). */
    static List<int[]> ordered(int s, int n) {
        List<int[]> all = new ArrayList<>();
        extend(all, new int[n], 0, s, false);
        return all;
    }

    private static void extend(List<int[]> all, int[] tuple, int length, int s, boolean increasing) {
        if (length == tuple.length) {
            all.add(tuple.clone());
            return;
        }
        for (int i = increasing && length > 0 ? tuple[length - 1] + 1 : 0; i < s; i++) {
            boolean used = false;
            for (int j = 0; j < length; j++) {
                used |= tuple[j] == i;
            }
            if (!used) {
                tuple[length] = i;
                extend(all, tuple, length + 1, s, increasing);
            }
        }
    }
}
