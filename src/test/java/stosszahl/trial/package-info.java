/**
 * The random-model trial: models whose right answers are known from how they were made, put to the program.
 *
 * <p>Nothing here but {@link stosszahl.trial.Stosszahl} knows the program: fractions, quadrature, the averages of the laws, the moment equations and
 * their integration are written again, from the paper. A model is known to the program as the text of its file only.
 */
package stosszahl.trial;
