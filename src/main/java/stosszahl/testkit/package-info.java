/**
 * The test kit: what users put into their own tests. Contracts that run the laws of the theory as JUnit tests, assertions on AssertJ, random mathematics with shrinking, and a gallery of
 * counterexamples. The only room that imports AssertJ or JUnit; both are optional dependencies, so a project that uses the kit has its own.
 */
@NullMarked
package stosszahl.testkit;

import org.jspecify.annotations.NullMarked;
