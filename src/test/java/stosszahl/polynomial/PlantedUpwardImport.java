package stosszahl.polynomial;

import stosszahl.kac.ParticleNumber;

/** An upward import on purpose, for the architecture test to find. */
public final class PlantedUpwardImport {
    ParticleNumber particles = ParticleNumber.INFINITE;
}
