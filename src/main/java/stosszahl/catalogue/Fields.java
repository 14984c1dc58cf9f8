package stosszahl.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.Fractions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** One mapping of a model file: reads its fields, and names the place in every complaint. */
final class Fields {
    private static final Pattern FRACTION = Pattern.compile("\\s*[+-]?[0-9]{1,60}\\s*/\\s*[0-9]{1,60}\\s*");

    private final String place;
    private final JsonNode node;

    Fields(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new ModelException(place + ": expected a mapping like {key: value}, found " + shown(node));
        }
    }

    String place() {
        return place;
    }

    /** Refuses fields that nobody reads: a misspelt key is never passed over in silence. */
    Fields only(String... known) {
        Collection<String> names = node.propertyNames();
        Set<String> unknown = new TreeSet<>(names);
        List.of(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new ModelException(place + ": unknown key '"
                    + unknown.iterator().next() + "'; known here are " + String.join(", ", known));
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    private JsonNode required(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new ModelException(place + ": the key '" + key + "' is missing");
        }
        if (value.isNull()) {
            throw new ModelException(place + ": the key '" + key + "' is empty; give a value, or leave it out");
        }
        return value;
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isString() && !value.isNumber()) {
            throw wrong(key, "a word", value);
        }
        return value.asString();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    int integer(String key, int least, int most) {
        JsonNode value = required(key);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(key, "a whole number from " + least + " to " + most, value);
        }
        return value.asInt();
    }

    int integer(String key, int otherwise, int least, int most) {
        return has(key) ? integer(key, least, most) : otherwise;
    }

    BigFraction number(String key) {
        return number(key, required(key));
    }

    /** Decimals are read as they are written, and 1/3 is a third. */
    private BigFraction number(String key, JsonNode value) {
        String expected = "a number like 0.5 or 1/3";
        BigFraction number;
        try {
            if (value instanceof NumericNode numeric && !numeric.isNaN()) {
                number = Fractions.of(value.decimalValue());
            } else if (value.isString() && FRACTION.matcher(value.asString()).matches()) {
                number = Fractions.parse(value.asString());
            } else {
                throw wrong(key, expected, value);
            }
        } catch (ArithmeticException | JacksonException e) {
            throw wrong(key, expected + " within the range of double precision", value);
        }
        if (!Fractions.representable(number)) {
            throw wrong(key, expected + ", 0 or of a size from 1e-307 to 1e308", value);
        }
        return number;
    }

    /** A list of numbers; a single number counts as a list of one. */
    List<BigFraction> numbers(String key) {
        JsonNode value = required(key);
        List<BigFraction> numbers = new ArrayList<>();
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                numbers.add(number(key + "[" + i + "]", value.get(i)));
            }
        } else {
            numbers.add(number(key, value));
        }
        return numbers;
    }

    Fields fields(String key) {
        return new Fields(place + "." + key, required(key));
    }

    List<Fields> list(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty()) {
            throw wrong(key, "a list of mappings", value);
        }
        List<Fields> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(new Fields(place + "." + key + "[" + i + "]", value.get(i)));
        }
        return list;
    }

    /** Two numbers. */
    List<BigFraction> pair(String key) {
        List<BigFraction> pair = numbers(key);
        if (pair.size() != 2) {
            throw wrong(key, "two numbers like [0.5, 1]", required(key));
        }
        return pair;
    }

    /** A list of lists of as many numbers each. */
    List<List<BigFraction>> rows(String key, int columns) {
        JsonNode value = required(key);
        List<List<BigFraction>> rows = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode row = value.get(i);
            if (!value.isArray() || !row.isArray() || row.size() != columns) {
                throw wrong(key, "a list of lists of " + columns + " numbers, like [[3/5, 4/5], [0, 1]]", value);
            }
            List<BigFraction> numbers = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                numbers.add(number(key + "[" + i + "][" + j + "]", row.get(j)));
            }
            rows.add(numbers);
        }
        if (rows.isEmpty()) {
            throw wrong(key, "a list of lists of " + columns + " numbers, like [[3/5, 4/5], [0, 1]]", value);
        }
        return rows;
    }

    /** A list of words; a single word counts as a list of one. */
    List<String> words(String key) {
        JsonNode value = required(key);
        List<String> words = new ArrayList<>();
        if (value.isString() || value.isNumber()) {
            words.add(value.asString());
        } else if (!value.isArray()) {
            throw wrong(key, "a list of words", value);
        }
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isString() && !value.get(i).isNumber()) {
                throw wrong(key + "[" + i + "]", "a word", value.get(i));
            }
            words.add(value.get(i).asString());
        }
        return words;
    }

    ModelException wrong(String key, String expected, JsonNode found) {
        return new ModelException(place + "." + key + ": expected " + expected + ", found " + shown(found));
    }

    private static String shown(JsonNode node) {
        String text = node.isString() ? "'" + node.asString() + "'" : node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
