#pragma once

namespace waymark {

/// From now on the calling thread runs only when no other of the machine wants to: when others are always busy, hardly
/// ever. Not for one that holds what others wait for. Needs no right that a service lacks, as the next.
void stand_aside();

/// From now on the calling thread has a tenth of what another gets when both want to run, a little at a time: it goes
/// on whatever happens, and who comes to want the processor has it at once.
void take_little();

}  // namespace waymark
