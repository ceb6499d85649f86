/** What `--help` prints. */
export const HELP = `ioasid - who may own and use a PASID, checked

  ioasid check [design...]   search every reachable state, judge the claims
                             (no design: all of them, at their review scopes)
  ioasid replay <trace>      run a saved trace again, step by step
  ioasid explain <trace>     why it breaks the claim, what matters in it, and
                             what would have stopped it
  ioasid compare <d1> <d2>   same attacks and scenarios on two designs
  ioasid review [design]     which rule is needed against what, as a page
                             (no design: the designs of the mail)
  ioasid export <design>     its model for SPIN, rumur or TLC
  ioasid list <what>         designs, rules, claims, operations or traces
  ioasid show <name>         one design, rule, claim, operation or trace

A design is one of 'ioasid list designs', or a file of your own: ./mine.json,
./mine.ts (.mts, .js, .mjs); docs/own-design.md says what it holds. A file that
is not .json is code: to read it is to run it, with your rights, in a process
that is ended when it does not come back for 10 s (--timeout says how long).
  --no-code         with any command: refuse design files that are code

check
  --scope vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2
                    keys left out are those of the design's review scope;
                    mdevs, vfs and threads VM by VM with '+'
  --claim NAME      look at this claim only; may be repeated
  --format FORMAT   text (default), mail, json, ktap, junit, sarif, litmus
  --save [DIR]      save each attack found as a trace; DIR contains a '/'
                    or is an existing folder (default runs/)
  --max-states N    stop a run after N states
  --depth N         expand no state N steps from the start, or more
  --memory SIZE     stop before the process takes more: 512M, 2G; one run at
                    a time unless --threads says more (default: 4G a run)
  --timeout SECONDS stop the whole command after that time, whatever it does
  --no-symmetry     count states that differ in names only one by one
  --certify         re-check each search, state by state, by the interpreter;
                    a design of your own is, where it costs less than the
                    search, unless --no-certify is given
  --workers N       threads of one search (default 1); the result is the same
  --first           with one --claim: end at the first run that shows it
  --por             partial order reduction: fewer states, for never and
                    sometimes claims only; no symmetry, one worker
  --checkpoint DIR  one design in one scope: save the search there now and
                    then, and when a limit or Ctrl-C ends it
  --resume DIR      go on with the search saved there, and save it there
  --checkpoint-every SECONDS   between two saves (default 30)
  --seed N          random walks in place of the exhaustive search; N from 0
                    to 4294967295
  --threads N       runs at a time (default 2); the results are the same
  -q, --quiet       no progress; of each run only whether it is as expected

replay
  --design NAME     ask another design the same questions; for a trace of a
                    design of your own, its file
  --until N         stop after step N
  --step            walk it: next, back, why, alternatives, state, quit
  --format FORMAT   text (default), mail, json, html, itf, mermaid,
                    mermaid-state or litmus

explain
  --against NAME    ask another design the same questions as well: at which
                    step, and by which rule, it refuses, or that the attack
                    works there too
  --design FILE     for a trace of a design of your own
  --format FORMAT   text (default), mail or json

review
  --scope SCOPE     in this scope only, not the small ones it chooses
  --claim NAME      rules against this attack only; may be repeated
  --format FORMAT   text (default), mail, rst, html or json
  --save [DIR]      keep every search's answer there; the next review with
                    the same DIR goes on from it
  --max-states N    leave a search undecided after N states (default 2000000)
  --threads N       as above

show
  --design FILE     for a trace of a design of your own: names the file in
                    what shows it again

export
  --to LANGUAGE     promela (SPIN), murphi (rumur) or tla (TLC)
  --scope SCOPE     as for check
  --claim NAME      claims to look for; may be repeated (default every never)
  --out FILE        there and not to stdout; for tla with the .cfg beside it

  -h, --help        this page          --version   the version

Verdicts. 'never', 'sometimes' and 'always' quantify over the reachable
states of the stated scope. Never is said only after a complete search;
otherwise 'not seen to depth N'. 'Sometimes' is what a witness should be, and
what is expected of a claim in a design known to break it; a verdict that is
not expected is written in capitals with !!!. A claim of the kind
'recoverable' is Always if from every reachable state a recovery can be
reached. An operation that never succeeds or is never refused, and a rule that
never takes effect, is vacuous and fails the run.

Exit codes
  0   every expectation met (an expected violation found is a pass)
  1   an expectation not met, something vacuous, or a trace that drifts
  2   usage, unknown name, unreadable or damaged file; a file or stdout that
      could not be written, as on a full disk
  3   inconclusive: a limit or Ctrl-C ended a search that showed no failure
  70  internal error
  141 the reader of stdout left early (| head), as by SIGPIPE; the search ends
      as on Ctrl-C, and what was to be saved is saved
`;
