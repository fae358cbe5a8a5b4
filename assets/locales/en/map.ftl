# Words of the factor map, on screen, on paper and in the outline.

band-outside = Outside
band-organisation = Organisation
band-team = Team and coordination
band-work = Work and procedures
band-tools = Tools and information
band-knowledge = Knowledge and attention
band-technology = Technology

phase-before = Before
phase-onset = Onset
phase-detection = Detection
phase-diagnosis = Diagnosis
phase-repair = Repair
phase-recovery = Recovery
phase-outcome = Outcome

polarity-contributed = Contributed
polarity-mitigated = Mitigated
polarity-luck = Luck
polarity-sacrifice = Sacrifice made
polarity-context = Context

link-enabled = enabled

link-triggered = triggered
link-amplified = amplified
link-masked = masked
link-delayed = delayed
link-pressured = pressured
link-depended-on = depended on
link-mitigated = mitigated
link-detected = detected
link-protected-by-luck = protected by luck
link-informed = informed
link-disputed = disputed

map-impact = Impact
map-title = Factor map
