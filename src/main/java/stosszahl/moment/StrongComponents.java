package stosszahl.moment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The strongly connected components of a directed graph (Kosaraju's two searches, without recursion). A matrix is block triangular in them, so its
 * eigenvalues are those of the diagonal blocks.
 */
final class StrongComponents {
    private StrongComponents() {}

    /** The components of the nodes that are kept, each in increasing order. */
    static List<List<Integer>> of(List<List<Integer>> edges, boolean[] kept) {
        int n = edges.size();
        List<List<Integer>> reversed = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            reversed.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            for (int j : edges.get(i)) {
                reversed.get(j).add(i);
            }
        }
        List<Integer> finished = new ArrayList<>();
        boolean[] seen = new boolean[n];
        for (int i = 0; i < n; i++) {
            search(edges, kept, seen, i, finished);
        }
        Collections.reverse(finished);
        List<List<Integer>> components = new ArrayList<>();
        seen = new boolean[n];
        for (int i : finished) {
            List<Integer> component = new ArrayList<>();
            search(reversed, kept, seen, i, component);
            if (!component.isEmpty()) {
                Collections.sort(component);
                components.add(component);
            }
        }
        return components;
    }

    /** Appends the nodes found from {@code root}, each after those found from it. */
    private static void search(
            List<List<Integer>> edges, boolean[] kept, boolean[] seen, int root, List<Integer> finished) {
        if (seen[root] || !kept[root]) {
            return;
        }
        List<int[]> stack = new ArrayList<>();
        stack.add(new int[] {root, 0});
        seen[root] = true;
        while (!stack.isEmpty()) {
            int[] top = stack.get(stack.size() - 1);
            List<Integer> next = edges.get(top[0]);
            if (top[1] == next.size()) {
                finished.add(top[0]);
                stack.remove(stack.size() - 1);
                continue;
            }
            int j = next.get(top[1]++);
            if (!seen[j] && kept[j]) {
                seen[j] = true;
                stack.add(new int[] {j, 0});
            }
        }
    }
}
