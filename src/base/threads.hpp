#pragma once

namespace waymark {

/// From now on the calling thread runs only when no other of the machine wants to: when others are always busy,
/// hardly ever. Not for one that holds what others wait for. Needs no right that a service lacks, as the next.
void stand_aside();

/// To be called now and then amid long work: a thread that stands aside and has run for a while rests a moment, so
/// that who came to want the processor has it. The system alone sees to that too late: a thread that was kept waiting
/// has something owed to it and goes first until the next tick of the clock, 4 ms as a rule (Linux from 6.6 on). Any
/// other thread goes on.
void make_way();

/// From now on the calling thread has a tenth of what another gets when both want to run, a little at a time: it goes
/// on whatever happens, and who comes to want the processor has it at once.
void take_little();

}  // namespace waymark
