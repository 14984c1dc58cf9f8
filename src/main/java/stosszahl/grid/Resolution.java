package stosszahl.grid;

import stosszahl.collision.CollisionLaw;

/**
 * How finely a collision matrix is integrated: {@code points} sub-cell points per axis, in a cubic pattern, and angles from the kernel's quadrature
 * of the given degree.
 *
 * <p>The integrand is a step function, so this converges slowly; what it misses is lost in the distance between grid and continuum, and the structure of the
 * matrix (mass, positivity, symmetry) does not depend on it.
 *
 * @param points the points per axis of a cell, at least 1
 * @param degree the degree of the quadrature for the angles, at least 1
 */
public record Resolution(int points, int degree) {
    private static final int MOST_ANGLES = 4000;

    /**
     * The resolution.
     *
     * @param points the points per axis of a cell, at least 1
     * @param degree the degree of the quadrature for the angles, at least 1
     * @throws IllegalArgumentException if a number is smaller
     */
    public Resolution {
        if (points < 1 || degree < 1) {
            throw new IllegalArgumentException(
                    points + " sub-cell points and quadrature degree " + degree + "; use at least 1 for both");
        }
    }

    /**
     * A resolution that suits a law on a grid: for angles on a circle about two per cell that the largest circle in the box crosses, for other spheres a degree of the
     * order of the number of cells per axis with at most 4000 angles; 4 sub-cell points per axis for {@code d K <= 2}, 3 for {@code d K = 3}, else 2.
     *
     * @param law the law
     * @param grid the grid
     * @return the resolution
     */
    public static Resolution standard(CollisionLaw law, VelocityGrid grid) {
        int q = law.kernel().angleDimension();
        int degree = q <= 2 ? 8 * Math.max(8, grid.cellsPerAxis()) : Math.max(16, grid.cellsPerAxis());
        while (q > 2 && degree > 2 && (degree + 1) * Math.pow(degree / 2 + 1, q - 2) > MOST_ANGLES) {
            degree--;
        }
        int size = law.order() * law.dimension();
        return new Resolution(size <= 2 ? 4 : size == 3 ? 3 : 2, degree);
    }
}
