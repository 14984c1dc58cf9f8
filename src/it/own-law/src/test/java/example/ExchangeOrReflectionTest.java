package example;

import stosszahl.collision.CollisionLaw;
import stosszahl.testkit.CollisionLawContract;

class ExchangeOrReflectionTest implements CollisionLawContract {
    public CollisionLaw law() {
        return new ExchangeOrReflection();
    }
}
