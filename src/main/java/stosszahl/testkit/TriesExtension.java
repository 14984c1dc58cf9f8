package stosszahl.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a test method marked {@link Tries} for many cases. One test in the report, not a hundred: and only so can a failing case be shrunk, for that needs more runs than were planned.
 */
final class TriesExtension implements ParameterResolver, InvocationInterceptor {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Draw.class;
    }

    /** A placeholder, replaced by each case in turn. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Draw.ofSeed(0);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        Method test = method.getExecutable();
        Tries tries = Objects.requireNonNull(test.getAnnotation(Tries.class), "registered by @Tries alone");
        test.setAccessible(true);
        Property.check(tries.seed(), tries.value(), draw -> {
            Object[] arguments = method.getArguments().stream()
                    .map(a -> a instanceof Draw ? draw : a)
                    .toArray();
            try {
                test.invoke(method.getTarget().orElse(null), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
    }
}
