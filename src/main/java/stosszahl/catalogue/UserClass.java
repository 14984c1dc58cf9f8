package stosszahl.catalogue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Makes an object of a class of the user's that a model file names. */
final class UserClass {
    private UserClass() {}

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
                + " has no public constructor without arguments, nor with one int, the dimension; add one");
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
