/**
 * Frequent given names of several languages, in lower case, without those that are also common words, places, months
 * or products (Will, Mark, Georgia, April, Julia, Ruby, Max). A hint only: most names are not in it.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron adam adrian ahmed aisha akira alejandro alessandro alexander alexandra alfred alice amelia amina ana anders andrea
  andreas andrei andrew angela anita anja anna anne annika anthony antoine anton antonio arjun arthur astrid barbara beatriz
  benjamin bernd bettina bjorn boris brian brigitte camille carlos carmen caroline catherine cecile charles charlotte chiara
  christina christine christoph christopher claire claudia daniel daniela david deborah denis diego dieter dmitri dominik
  donald dorothea edith eduardo edward elena eleni elisabeth elizabeth emily emma enrique erik ernst esther eugene eva fatima
  federico felipe fernando florian francesca francesco francois frank franziska frederic friedrich fritz gabriel gabriele gary
  george gerald gerhard giovanni giulia giuseppe gregory guillaume gustav hannah hans harald hassan heather heidi heike heinrich
  helen helena helga helmut henrik henry herbert hiroshi holger hugo ibrahim igor ilse ingrid isabel isabella ivan jacob james
  jan jana jane janet jason javier jean jeffrey jennifer jens jessica jim joachim joan joe johan johann johanna johannes john
  jonas jonathan jorge jose joseph joshua juan judith julien jurgen justin karen karin karl katarzyna katharina katherine
  kathleen kenji kenneth kevin khalid klaus krzysztof kurt larissa lars laura laurent leila lena leon leonardo linda lisa lorenzo
  louis louise lucas lucia luigi luis lukas magdalena malte manfred manuel marc marcel marco marcus margaret maria marie marina
  mario marion markus marta martha martin martina mary massimo mateusz matteo matthew matthias mehmet melanie michael michel
  michelle miguel mikhail mohamed mohammed monika muhammad mustafa nadine nancy natalia natalie nicholas nicola nicolas nicole
  niklas nikolai nina nora olaf oleg olga oliver olivier omar oscar otto pablo patricia patrick paul paula paulo pavel pedro peter
  petra philip philipp philippe pierre piotr priya rachel rafael rainer ralf raphael rebecca regina renate ricardo richard
  robert roberto rolf roman ronald rosa rudolf sabine samuel sandra sara sarah sebastian sergei sergey sergio silvia simon simone
  sofia sonja sophia sophie stefan stefanie stephan stephanie stephen steve steven susan susanne svetlana sven sylvie takashi
  tatiana teresa theresa thomas thorsten tim timothy tobias tomasz torsten ulrich ulrike ursula uwe valentina vanessa vera
  veronika victor vincent vladimir walter werner wilhelm william wolfgang xavier yannick yuki yusuf yves zoe`.split(
    /\s+/,
  ),
);
