// The contract ran, and all of it passed: a test class that JUnit does not find would pass too.
def report = new groovy.xml.XmlSlurper().parse(
        new File(basedir, 'target/surefire-reports/TEST-example.ExchangeOrReflectionTest.xml'))
assert report.@tests.toInteger() >= 10
assert report.@failures.toInteger() == 0
assert report.@errors.toInteger() == 0
