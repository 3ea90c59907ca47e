/// Common first names, folded: what shows that the word at the beginning of a sentence is somebody's name. Names that are
/// words as well (Grace, Mark, Will) are not among them.
enum FirstNames {
    /// - Parameter folded: with or without an "'s"
    static func contains(_ folded: String) -> Bool {
        names.contains(folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded)
    }

    private static let names = Set(
        """
        aaron adam adrian agnes ahmed aisha albert alejandro alex alexander alfred ali alice alina amara amina
        amir ana andre andrea andreas andrew andrzej angela anita anja anke ann anna anne annika anton antonio
        arne arthur astrid axel barbara bart beata ben benjamin bernd bernhard bettina birgit bjorn boris brian
        brigitte bruno camilla carla carlos carmen carol caroline catherine charles charlotte chiara chloe
        christian christina christine christoph claire clara claudia colin connor cornelia craig dagmar daniel
        daniela david deborah denise dennis diana diego dieter dirk dmitri dominik donald doris dorota doug
        edward elena elias elif elisabeth elizabeth ella ellen emil emily emma emre enrico eric erik erika ernst
        esther eva evelyn fabian fatima felix fiona florian francesca francesco frank franz fred frederik frida
        fritz gabi gabriel gareth gary george gerd gerhard gianni giulia gordon greta gudrun gunnar gustav hakan
        hamza hanna hannah hans harald harry hassan heidi heike heinz helen helena helga helmut hendrik henning
        henrik henry herbert holger horst hugo ian ibrahim ida igor ines inga ingrid irene iris isabel isabella
        ivan jacob jakob james jan jana jane janet janina jannik jason javier jean jens jeremy jessica joachim
        joan joanna joao johan johanna johannes john jonas jonathan jorge jose josef joseph joshua juan judith
        julia julian juliane jurgen jutta kai karen kari karin karl karla karsten katarina katharina kathrin
        katja kevin khalid kim kirsten klara klaus knut krzysztof kurt lars laura lena leo leon leonie liam
        linda lisa lotte louis louise luca lucas lucia luigi luis lukas magda magdalena maja malte manfred
        manuel marcel marco marcus marek margaret maria marie marina mario marion markus marta martin martina
        mary mateusz mathias mats matt matthew matthias maurice max maximilian megan mehmet melanie mia michael
        michaela michal miguel mike mikkel milan miriam mohamed mohammed monica monika moritz murat mustafa
        nadia nadine nancy natalia natalie neil nicolas nicole niels nils nina nora oksana olaf ole oleg olga
        oliver olivia omar oscar oskar otto pablo paola paolo patricia patrick paul paula pavel pedro peter
        petra phil philipp pia pierre piotr priya rachel rafael rainer ralf ralph raul ravi rebecca reiner
        renate ricardo richard rita robert roberto robin roger roland rolf roman ronald rosa rudi rudolf ruth
        ryan sabine sabrina samir samuel sandra sara sarah sean sebastian sergei sergio silke silvia simon
        simone sofia sonja sophia sophie stefan stefanie steffen stephan stephen steve steven sue susan susanna
        susanne sven svetlana tamara tanja tatjana ted teresa theo thomas thorsten tim timo tina tobias tom
        tomas tomasz toni tony torben torsten trevor trond ulf ulrich ulrike ursula uwe valentina vanessa vera
        veronika victor victoria viktor vincent vladimir walter waltraud wendy werner wilhelm william wolfgang
        xavier yasmin yusuf yvonne zoe zofia
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
