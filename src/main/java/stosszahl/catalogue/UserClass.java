package stosszahl.catalogue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stosszahl.collision.CollisionLaw;

/** Makes an object of a class of the user's that a model file, or an option, names. */
public final class UserClass {
    private UserClass() {}

    /** A law: by the public constructor {@code (int dimension, int order)} if there is one and an order is asked for, otherwise as {@link #make}. */
    static CollisionLaw law(String place, String className, int dimension, int order) {
        CollisionLaw law = made(place, className, dimension, order);
        boolean named;
        boolean angled;
        try {
            named = named(law.name());
            angled = given(law.kernel());
        } catch (RuntimeException e) {
            throw new ModelException(
                    place + ": name() or kernel() of the class " + className + " failed: " + e + "; mend the class", e);
        }
        if (!named || !angled) {
            throw new ModelException(place + ": the class " + className + " has no "
                    + (named ? "kernel()" : "name()")
                    + "; let it give one, as SphereKernel.uniform(2) or its own name");
        }
        return law;
    }

    private static boolean named(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    private static boolean given(@Nullable Object kernel) {
        return kernel != null;
    }

    private static CollisionLaw made(String place, String className, int dimension, int order) {
        try {
            Class<?> found = Class.forName(className, true, loader());
            Optional<Constructor<?>> both = constructor(found, int.class, int.class);
            if (order > 0 && both.isPresent() && CollisionLaw.class.isAssignableFrom(found)) {
                return (CollisionLaw) both.get().newInstance(dimension, order);
            }
        } catch (InvocationTargetException e) {
            throw new ModelException(
                    place + ": the constructor of " + className + " failed for dimension " + dimension + ", order "
                            + order + ": " + e.getTargetException().getMessage(),
                    e);
        } catch (ReflectiveOperationException | LinkageError e) {
            // The other constructors are tried, and what is wrong is said, below.
        }
        return make(place, className, CollisionLaw.class, dimension);
    }

    /** By the public constructor {@code (int dimension)} if there is one, otherwise by the one without arguments. */
    static <T> T make(String place, String className, Class<T> type, int dimension) {
        Class<?> found;
        try {
            found = Class.forName(className, true, loader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ModelException(
                    place + ": no class " + className
                            + " on the class path; start java with -cp stosszahl.jar:YOUR.jar",
                    e);
        }
        if (!type.isAssignableFrom(found)) {
            throw new ModelException(
                    place + ": the class " + className + " does not implement " + type.getName() + "; let it do so");
        }
        try {
            Optional<Constructor<?>> withDimension = constructor(found, int.class);
            if (withDimension.isPresent()) {
                return type.cast(withDimension.get().newInstance(dimension));
            }
            Optional<Constructor<?>> plain = constructor(found);
            if (plain.isPresent()) {
                return type.cast(plain.get().newInstance());
            }
        } catch (InvocationTargetException e) {
            throw new ModelException(
                    place + ": the constructor of " + className + " failed: "
                            + e.getTargetException().getMessage(),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new ModelException(
                    place + ": the class " + className + " cannot be used: make it public and not abstract", e);
        }
        throw new ModelException(place + ": the class " + className
                + " has no public constructor without arguments, nor with one int, the dimension, nor, for a law of a stated"
                + " order, with two, dimension and order; add one");
    }

    /**
     * An object of a class on the class path, by its public constructor without arguments.
     *
     * @param <T> the interface
     * @param place what names the class, for messages: "--family"
     * @param className the full name of the class
     * @param type the interface that it implements
     * @return the object
     * @throws ModelException if there is no such class, or it cannot be used; the message says what to do
     */
    public static <T> T withoutArguments(String place, String className, Class<T> type) {
        String what = place + ": the class " + className;
        try {
            Class<?> found = Class.forName(className, true, loader());
            if (!type.isAssignableFrom(found)) {
                throw new ModelException(what + " does not implement " + type.getName() + "; let it do so");
            }
            return type.cast(found.getConstructor().newInstance());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ModelException(
                    place + ": no class " + className
                            + " on the class path; start java with -cp stosszahl.jar:YOUR.jar",
                    e);
        } catch (InvocationTargetException e) {
            throw new ModelException(what + " failed in its constructor: " + e.getTargetException(), e);
        } catch (ReflectiveOperationException e) {
            throw new ModelException(
                    what
                            + " has no public constructor without arguments, or is abstract or not public; let it be a public"
                            + " class with one",
                    e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? UserClass.class.getClassLoader() : context;
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
        try {
            return Optional.of(type.getConstructor(parameters));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
