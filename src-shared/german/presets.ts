/** Vorlagen: was sie zeigen, worauf zu achten ist, was daran geprüft wird. */
import type { Catalogue } from './translator';

export const PRESETS: Catalogue = {
  'Alignment: log cosh(xy) at η = 0.01': 'Ausrichtung: log cosh(xy) bei η = 0.01',
  'Within some twenty steps the iterates lie on the curve q = l′(p)/p, p = xy, q = 2/(η(x² + y²)), and drift along it to the edge of stability.':
    'Innerhalb von etwa zwanzig Schritten liegen die Iterierten auf der Kurve q = l′(p)/p, p = xy, q = 2/(η(x² + y²)), und driften sie entlang zum Rand der Stabilität.',
  'Even and odd steps jump between the two arms of one curve, and both slide down it to xy = 0, where x² + y² = 2/η: the sharpness of the minimum reached is 2/η − 1.5 η to leading order.':
    'Gerade und ungerade Schritte springen zwischen den zwei Ästen einer Kurve, und beide gleiten sie hinab bis xy = 0, wo x² + y² = 2/η: Die Schärfe des erreichten Minimums ist in führender Ordnung 2/η − 1.5 η.',
  'The start (17, 0.05). The axes are p = xy and x² + y² = 2/(ηq) in place of p and q.':
    'Der Start (17, 0.05). Die Achsen sind p = xy und x² + y² = 2/(ηq) anstelle von p und q.',
  'From step 100 on |q − l′(p)/p| stays below 10⁻⁴.': 'Ab Schritt 100 bleibt |q − l′(p)/p| unter 10⁻⁴.',
  'Carried on to step 200 000, the sharpness is 2/η − 1.5 η = 199.985.':
    'Bis Schritt 200 000 weitergeführt, ist die Schärfe 2/η − 1.5 η = 199.985.',
  'Three linear layers at K = 1.05': 'Drei lineare Schichten bei K = 1.05',
  'Two singular values, 2.5 and 1, and three layers: the learning rate is beyond the edge of the larger mode only. Its product oscillates, the other converges.':
    'Zwei Singulärwerte, 2.5 und 1, und drei Schichten: Die Lernrate liegt nur jenseits des Randes der größeren Mode. Ihr Produkt schwingt, das andere konvergiert.',
  'The product of the first mode settles on two values around 2.5, that of the second converges to 1: its own threshold, 2/3, is not reached.':
    'Das Produkt der ersten Mode pendelt sich auf zwei Werte um 2.5 ein, das der zweiten konvergiert gegen 1: Seine eigene Schwelle, 2/3, wird nicht erreicht.',
  'Depth 3, singular values 2.5 and 1, K = 1.05 and a start near the balanced minimum.':
    'Tiefe 3, Singulärwerte 2.5 und 1, K = 1.05 und ein Start nahe am balancierten Minimum.',
  'The product of the first mode returns to ρ₁³.': 'Das Produkt der ersten Mode kehrt zu ρ₁³ zurück.',
  'The product of the first mode returns to ρ₂³.': 'Das Produkt der ersten Mode kehrt zu ρ₂³ zurück.',
  'The product of the second mode converges to 1.': 'Das Produkt der zweiten Mode konvergiert gegen 1.',
  'Figure 1, left: quartic at η = 1.01': 'Abbildung 1, links: Quartik bei η = 1.01',
  'Just beyond η_c = 1 of (x² − 1)²/4: the iterates settle on the orbit {0.9465284, 1.0460321}, two-step multiplier 0.9198.':
    'Knapp jenseits von η_c = 1 von (x² − 1)²/4: Die Iterierten gehen in den Orbit {0.9465284, 1.0460321} über, Zweischrittmultiplikator 0.9198.',
  'Figure 1, left': 'Abbildung 1, links',
  'From the star the iterates slide to both sides of the minimum and stay on two points of the loss curve. The condition 3f‴² > f″f⁗ holds, so a stable period-2 orbit is born at η_c.':
    'Vom Stern aus gleiten die Iterierten auf beide Seiten des Minimums und bleiben auf zwei Punkten der Verlustkurve. Die Bedingung 3f‴² > f″f⁗ ist erfüllt, also entsteht bei η_c ein stabiler Periode-2-Orbit.',
  'The start x₀ = 0.8: the paper marks it with a star and states no number.':
    'Der Start x₀ = 0.8: Die Arbeit markiert ihn mit einem Stern und nennt keine Zahl.',
  'The smaller point of the orbit (closed form).': 'Der kleinere Punkt des Orbits (geschlossene Form).',
  'The larger point of the orbit (closed form).': 'Der größere Punkt des Orbits (geschlossene Form).',
  'The two-step multiplier is 9 − 2·2.01² = 0.9198.': 'Der Zweischrittmultiplikator ist 9 − 2·2.01² = 0.9198.',
  'The run first comes within 10⁻⁴ of the orbit at step 123.': 'Der Lauf kommt in Schritt 123 zum ersten Mal näher als 10⁻⁴ an den Orbit.',
  'Figure 1, right: sine at η = 1.01': 'Abbildung 1, rechts: Sinus bei η = 1.01',
  'Just beyond η_c = 1 of 2 sin x around −π/2: orbit −π/2 ± 0.2440967, two-step multiplier 0.9218.':
    'Knapp jenseits von η_c = 1 von 2 sin x um −π/2: Orbit −π/2 ± 0.2440967, Zweischrittmultiplikator 0.9218.',
  'Figure 1, right': 'Abbildung 1, rechts',
  'The loss is symmetric about −π/2 (f‴ = 0), yet the condition holds because f⁗ < 0: the two points of the orbit lie at −π/2 ± a with sin a / a = 1/η.':
    'Der Verlust ist symmetrisch um −π/2 (f‴ = 0), und doch ist die Bedingung erfüllt, weil f⁗ < 0: Die zwei Punkte des Orbits liegen bei −π/2 ± a mit sin a / a = 1/η.',
  'The start −π/2 + 0.4: the paper marks it with a star and states no number.':
    'Der Start −π/2 + 0.4: Die Arbeit markiert ihn mit einem Stern und nennt keine Zahl.',
  'The lower point of the orbit is −π/2 − a, sin a / a = 1/1.01.': 'Der untere Punkt des Orbits ist −π/2 − a, sin a / a = 1/1.01.',
  'The upper point of the orbit is −π/2 + a.': 'Der obere Punkt des Orbits ist −π/2 + a.',
  'The two-step multiplier is (1 − 2η cos a)².': 'Der Zweischrittmultiplikator ist (1 − 2η cos a)².',
  'Figure 2: single neuron, 1000 random inputs': 'Abbildung 2: ein Neuron, 1000 zufällige Eingaben',
  'v·relu(w·x) learns relu(x₁) from 1000 points on the unit circle at η = 2.2 = 1.1 d: w first turns towards the teacher, then v and w balance, then both oscillate.':
    'v·relu(w·x) lernt relu(x₁) aus 1000 Punkten auf dem Einheitskreis bei η = 2.2 = 1.1 d: Zuerst dreht sich w zum Lehrer, dann gleichen sich v und w aus, dann schwingen beide.',
  'Figure 2': 'Abbildung 2',
  'First w⊥, the part of w across the teacher, falls; then the imbalance |v − w₁| falls, more slowly, while v and w₁ settle on two values. With random inputs both end at a floor of a few thousandths: the inputs are not quite symmetric, and the orbit is a little off that of the population.':
    'Zuerst fällt w⊥, der Teil von w quer zum Lehrer; dann fällt, langsamer, das Ungleichgewicht |v − w₁|, während v und w₁ sich auf zwei Werte einpendeln. Bei zufälligen Eingaben enden beide auf einem Boden von einigen Tausendsteln: Die Eingaben sind nicht ganz symmetrisch, und der Orbit liegt etwas neben dem der Population.',
  'The random points (seed 1) and 200 steps: the paper states neither.':
    'Die zufälligen Punkte (Seed 1) und 200 Schritte: Die Arbeit nennt beides nicht.',
  'v returns to a value near that of the population, 0.81.': 'v kehrt zu einem Wert nahe dem der Population zurück, 0.81.',
  'v returns to a value near that of the population, 1.12.': 'v kehrt zu einem Wert nahe dem der Population zurück, 1.12.',
  '|w⊥| ends at a floor of a few thousandths, at most 0.02.': '|w⊥| endet auf einem Boden von einigen Tausendsteln, höchstens 0.02.',
  '|v − w₁| ends at a floor of at most 0.01.': '|v − w₁| endet auf einem Boden von höchstens 0.01.',
  'Figure 2 without its floor: 1000 inputs on a grid': 'Abbildung 2 ohne ihren Boden: 1000 Eingaben auf einem Gitter',
  'The same with 1000 evenly spaced angles: the symmetry is exact, the floor is gone, and the orbit is that of the population.':
    'Dasselbe mit 1000 gleichmäßig verteilten Winkeln: Die Symmetrie ist genau, der Boden ist fort, und der Orbit ist der der Population.',
  'w⊥ and the imbalance fall on, to rounding: the floor of the random inputs comes from their asymmetry.':
    'w⊥ und das Ungleichgewicht fallen weiter, bis auf Rundung: Der Boden der zufälligen Eingaben kommt von ihrer Asymmetrie.',
  'Evenly spaced angles 2π(k + ½)/1000 in place of random points.':
    'Gleichmäßig verteilte Winkel 2π(k + ½)/1000 anstelle zufälliger Punkte.',
  'v returns to 0.8145516, as in the population.': 'v kehrt zu 0.8145516 zurück, wie in der Population.',
  'v returns to 1.1160630, as in the population.': 'v kehrt zu 1.1160630 zurück, wie in der Population.',
  '|w⊥| falls to rounding.': '|w⊥| fällt bis auf Rundung.',
  'Figure 2, population loss': 'Abbildung 2, Populationsverlust',
  'The expectation over the unit circle in closed form: w⊥ shrinks by |1 − K| = 0.1 and |v − w₁| by 3 − 2K = 0.8 every two steps.':
    'Der Erwartungswert über den Einheitskreis in geschlossener Form: w⊥ schrumpft alle zwei Schritte um |1 − K| = 0.1 und |v − w₁| um 3 − 2K = 0.8.',
  'Two straight lines of different slope: w⊥ falls by a factor 0.1 every two steps, far below the bound 0.1(1 − 0.03K)ᵗ of Theorem 3, and the imbalance by 0.8. What remains is the orbit of the quartic, v = w₁ = ρ₁, ρ₂.':
    'Zwei Geraden verschiedener Steigung: w⊥ fällt alle zwei Schritte um den Faktor 0.1, weit unter der Schranke 0.1(1 − 0.03K)ᵗ von Satz 3, und das Ungleichgewicht um 0.8. Was bleibt, ist der Orbit der Quartik, v = w₁ = ρ₁, ρ₂.',
  'The population loss in place of 1000 points, and 200 steps.': 'Der Populationsverlust anstelle von 1000 Punkten, und 200 Schritte.',
  'v after 20 steps is 0.8088787625.': 'v nach 20 Schritten ist 0.8088787625.',
  'w₁ after 20 steps is 0.8200491536.': 'w₁ nach 20 Schritten ist 0.8200491536.',
  'w⊥ shrinks by |1 − K| = 0.1 every two steps.': 'w⊥ schrumpft alle zwei Schritte um |1 − K| = 0.1.',
  '|v − w₁| shrinks by 3 − 2K = 0.8 every two steps.': '|v − w₁| schrumpft alle zwei Schritte um 3 − 2K = 0.8.',
  'v of the smaller point of the orbit is 0.8145516.': 'v des kleineren Punktes des Orbits ist 0.8145516.',
  'w₁ of the larger point of the orbit is 1.1160630.': 'w₁ des größeren Punktes des Orbits ist 1.1160630.',
  'X₀, the size of the noise, the losses and the number of steps are not stated: singular values (5.74, 4, 3.2, 2.5, 2, 1.5, 1, 0.5) with random orthogonal singular vectors, and noise 0.05·N(0, 1)/8 on every entry. σ₁ = 5.74 follows from the values the figure shows.':
    'X₀, die Größe des Rauschens, die Verluste und die Zahl der Schritte sind nicht angegeben: Singulärwerte (5.74, 4, 3.2, 2.5, 2, 1.5, 1, 0.5) mit zufälligen orthogonalen Singulärvektoren, und Rauschen 0.05·N(0, 1)/8 auf jedem Eintrag. σ₁ = 5.74 folgt aus den Werten, die die Abbildung zeigt.',
  'Figure 3, symmetric factorisation': 'Abbildung 3, symmetrische Faktorisierung',
  '‖XXᵀ − C‖²/4 with an 8 × 8 matrix at η = 1.02/σ₁², near the minimum: the largest singular value of X settles on {5.2957574, 6.0995182}.':
    '‖XXᵀ − C‖²/4 mit einer 8 × 8-Matrix bei η = 1.02/σ₁², nahe am Minimum: Der größte Singulärwert von X pendelt sich auf {5.2957574, 6.0995182} ein.',
  'Figure 3, symmetric': 'Abbildung 3, symmetrisch',
  'The largest singular value leaves σ₁ = 5.74 and settles on two values, ρ₁σ₁ and ρ₂σ₁, where ρ₁ and ρ₂ are the orbit of the quartic at K = 1.02. The other singular values stay where they are.':
    'Der größte Singulärwert verlässt σ₁ = 5.74 und pendelt sich auf zwei Werte ein, ρ₁σ₁ und ρ₂σ₁, wobei ρ₁ und ρ₂ der Orbit der Quartik bei K = 1.02 sind. Die anderen Singulärwerte bleiben, wo sie sind.',
  'The largest singular value of X returns to ρ₁σ₁.': 'Der größte Singulärwert von X kehrt zu ρ₁σ₁ zurück.',
  'The largest singular value of X returns to ρ₂σ₁.': 'Der größte Singulärwert von X kehrt zu ρ₂σ₁ zurück.',
  'The second singular value stays near 4.': 'Der zweite Singulärwert von X bleibt nahe 4.',
  'Figure 3, quasi-symmetric factorisation': 'Abbildung 3, quasisymmetrische Faktorisierung',
  '‖YZᵀ − C‖²/2 from a start near (0.8 X₀, X₀/0.8) at η = 1.02/σ₁²: the unbalanced minimum is left, and the top singular values of Y and Z settle on one orbit, {5.2957574, 6.0995182}.':
    '‖YZᵀ − C‖²/2 von einem Start nahe (0.8 X₀, X₀/0.8) bei η = 1.02/σ₁²: Das unbalancierte Minimum wird verlassen, und die größten Singulärwerte von Y und Z gehen in einen gemeinsamen Orbit über, {5.2957574, 6.0995182}.',
  'Figure 3, quasi-symmetric': 'Abbildung 3, quasisymmetrisch',
  'The start is a sharper minimum, ηλ = 2.25 > 2: the run leaves it, and the top singular values of Y and Z, 4.6 and 7.2 at first, meet on the same two values. Only the top mode balances: the second singular values keep their ratio 0.64.':
    'Der Start ist ein schärferes Minimum, ηλ = 2.25 > 2: Der Lauf verlässt es, und die größten Singulärwerte von Y und Z, zuerst 4.6 und 7.2, treffen sich auf denselben zwei Werten. Nur die oberste Mode gleicht sich aus: Die zweiten Singulärwerte behalten ihr Verhältnis 0.64.',
  'The largest singular value of Y returns to ρ₁σ₁.': 'Der größte Singulärwert von Y kehrt zu ρ₁σ₁ zurück.',
  'The largest singular value of Y returns to ρ₂σ₁.': 'Der größte Singulärwert von Y kehrt zu ρ₂σ₁ zurück.',
  'The largest singular value of Z returns to ρ₁σ₁.': 'Der größte Singulärwert von Z kehrt zu ρ₁σ₁ zurück.',
  'The largest singular value of Z returns to ρ₂σ₁.': 'Der größte Singulärwert von Z kehrt zu ρ₂σ₁ zurück.',
  'The second singular value of Y stays near 0.8·4.': 'Der zweite Singulärwert von Y bleibt nahe 0.8·4.',
  'The second singular value of Z stays near 4/0.8.': 'Der zweite Singulärwert von Z bleibt nahe 4/0.8.',
  'The loss in the state of small singular values is 12.017515.': 'Der Verlust im Zustand der kleinen Singulärwerte ist 12.017515.',
  'The loss in the state of large singular values is 9.058990.': 'Der Verlust im Zustand der großen Singulärwerte ist 9.058990.',
  'Where Theorem 4 fails: K = 1.005, σ₂/σ₁ = 0.957': 'Wo Satz 4 versagt: K = 1.005, σ₂/σ₁ = 0.957',
  'Condition (9) holds, yet the orbit of the theorem is unstable: both pairs of factors balance, and the run ends about 0.137 from the claimed orbit, however small the noise.':
    'Bedingung (9) ist erfüllt, und doch ist der Orbit des Satzes instabil: Beide Faktorpaare gleichen sich aus, und der Lauf endet etwa 0.137 vom behaupteten Orbit entfernt, wie klein das Rauschen auch ist.',
  'The second singular values are claimed to keep their imbalance, 0.852 and 1.075. They leave it and balance too, to 0.914 and 1.002. Condition (9) speaks of the initial minimum, not of the orbit; in the validity map these runs lie in the areas marked as counterexamples.':
    'Die zweiten Singulärwerte behalten nach der Behauptung ihr Ungleichgewicht, 0.852 und 1.075. Sie verlassen es und gleichen sich ebenfalls aus, zu 0.914 und 1.002. Bedingung (9) spricht vom anfänglichen Minimum, nicht vom Orbit; in der Gültigkeitskarte liegen diese Läufe in den als Gegenbeispiele markierten Bereichen.',
  'The whole case: the counterexample is ours, with two modes, K = 1.005, α = 0.89 and noise 10⁻³.':
    'Der ganze Fall: Das Gegenbeispiel ist unseres, mit zwei Moden, K = 1.005, α = 0.89 und Rauschen 10⁻³.',
  'The second singular value of Y leaves 0.8517 for 0.914.': 'Der zweite Singulärwert von Y verlässt 0.8517 und geht zu 0.914.',
  'The second pair ends about 0.137 from where the theorem leaves it.': 'Das zweite Paar endet etwa 0.137 von dort, wo der Satz es lässt.',
  'Quartic loss at η = 1.1': 'Quartischer Verlust bei η = 1.1',
  'Beyond the edge of stability one-step descent oscillates for ever, while the two-step map converges to a point of the period-2 orbit {0.8145516, 1.1160630}.':
    'Jenseits des Randes der Stabilität schwingt der Einschrittabstieg für immer, während die Zweischritt-Abbildung gegen einen Punkt des Periode-2-Orbits {0.8145516, 1.1160630} konvergiert.',
  'The blue distances between neighbouring iterates level off: descent never settles on a point. The vermillion distances between every other iterate fall straight down to the floor: the two-step map converges, by the predicted factor 0.18 every two steps.':
    'Die blauen Abstände benachbarter Iterierter flachen ab: Der Abstieg kommt in keinem Punkt zur Ruhe. Die zinnoberroten Abstände jeder zweiten Iterierten fallen gerade bis auf den Boden: Die Zweischritt-Abbildung konvergiert, alle zwei Schritte um den vorhergesagten Faktor 0.18.',
  'The smaller point of the orbit is √((2.1 − √0.41)/2.2).': 'Der kleinere Punkt des Orbits ist √((2.1 − √0.41)/2.2).',
  'The larger point of the orbit is √((2.1 + √0.41)/2.2).': 'Der größere Punkt des Orbits ist √((2.1 + √0.41)/2.2).',
  'The two-step multiplier is 9 − 2·2.1² = 0.18.': 'Der Zweischrittmultiplikator ist 9 − 2·2.1² = 0.18.',
  'Quartic chaos at K = 1.5': 'Quartik im Chaos bei K = 1.5',
  'Beyond the onset of chaos at K = 1.3022835: bounded, aperiodic, Lyapunov exponent about 0.49 per step.':
    'Jenseits des Einsatzes des Chaos bei K = 1.3022835: beschränkt, aperiodisch, Lyapunov-Exponent etwa 0.49 je Schritt.',
  'Neither distance falls: the iterates settle on no orbit. In the cobweb the path never closes, and the Lyapunov exponent is positive. The study shows the cascade of doublings that leads here.':
    'Keiner der beiden Abstände fällt: Die Iterierten nähern sich keinem Orbit. Im Spinnwebdiagramm schließt sich der Weg nie, und der Lyapunov-Exponent ist positiv. Die Studie zeigt die Kaskade der Verdopplungen, die hierher führt.',
  'The Lyapunov exponent is 0.4915 per step.': 'Der Lyapunov-Exponent ist 0.4915 je Schritt.',
  'The iterates stay within √(1 + 2/η) (1 = yes).': 'Die Iterierten bleiben innerhalb von √(1 + 2/η) (1 = ja).',
  'Quartic exactly at η = η_c': 'Quartik genau bei η = η_c',
  'At the flip itself the distance to the minimum decays only as 1/(4√t): no rate, and no verdict from a finite run.':
    'Beim Flip selbst fällt der Abstand zum Minimum nur wie 1/(4√t): keine Rate und kein Urteil aus einem endlichen Lauf.',
  'Both distances bend and never become a straight line: at the flip the decay is algebraic, |x − 1| ≈ 1/(4√t), set by the flip coefficient c = 8.':
    'Beide Abstände krümmen sich und werden nie zur Geraden: Beim Flip ist der Abfall algebraisch, |x − 1| ≈ 1/(4√t), bestimmt vom Flip-Koeffizienten c = 8.',
  '√t · |x_t − 1| is near 1/√(2c) = 1/4.': '√t · |x_t − 1| liegt nahe 1/√(2c) = 1/4.',
  'The flip coefficient c is 8.': 'Der Flip-Koeffizient c ist 8.',
  'Quartic superstable 2-cycle': 'Superstabiler 2-Zyklus der Quartik',
  'At η = √4.5 − 1 the two-step multiplier is zero: the two-step map converges quadratically.':
    'Bei η = √4.5 − 1 ist der Zweischrittmultiplikator null: Die Zweischritt-Abbildung konvergiert quadratisch.',
  'The two-step distances plunge to the floor within a few steps: the number of correct digits doubles. This η is the bound 1.121 of Theorem 2; orbits stay stable beyond it, up to √5 − 1.':
    'Die Zweischrittabstände stürzen in wenigen Schritten auf den Boden: Die Zahl der richtigen Stellen verdoppelt sich. Dieses η ist die Schranke 1.121 von Satz 2; die Orbits bleiben darüber hinaus stabil, bis √5 − 1.',
  'The two-step multiplier is 0.': 'Der Zweischrittmultiplikator ist 0.',
  'Two steps better than one: the Chebyshev pair': 'Zwei Schritte besser als einer: das Tschebyschow-Paar',
  'Steps 1.1518 and 4.3140 in turn on a quadratic with curvatures from 0.1 to 1: the second is beyond the edge 2, yet both together contract by {1}, against 0.6694 for two steps of the best constant rate.':
    'Schritte 1.1518 und 4.3140 im Wechsel auf einer quadratischen Form mit Krümmungen von 0.1 bis 1: Der zweite liegt jenseits des Randes 2, und doch ziehen beide zusammen um {1} zusammen, gegenüber 0.6694 für zwei Schritte der besten konstanten Rate.',
  'The one-step distances rise at every other step: η = 4.31 is beyond the edge of the sharpest direction. Over two steps all directions shrink, those of least and of greatest curvature by the same factor.':
    'Die Einschrittabstände wachsen in jedem zweiten Schritt: η = 4.31 liegt jenseits des Randes der schärfsten Richtung. Über zwei Schritte schrumpfen alle Richtungen, die der kleinsten und der größten Krümmung um denselben Faktor.',
  'Curvatures from 0.1 to 1 and the start; a picture beyond the paper.':
    'Krümmungen von 0.1 bis 1 und der Start; ein Bild über die Arbeit hinaus.',
  'Two steps shrink the direction of least curvature by 1/T₂(c/r).':
    'Zwei Schritte verkleinern die Richtung der kleinsten Krümmung um 1/T₂(c/r).',
  'Two steps shrink the direction of greatest curvature by the same.':
    'Zwei Schritte verkleinern die Richtung der größten Krümmung um ebenso viel.',
  'Self-stabilisation: sharpness held at 2/η': 'Selbststabilisierung: Schärfe bei 2/η gehalten',
  'y, the sharpness above 2/η, grows steadily; oscillations in x push it back. The run settles on |x| = √(2α) with the sharpness at the edge.':
    'y, die Schärfe über 2/η, wächst stetig; Schwingungen in x drücken sie zurück. Der Lauf kommt bei |x| = √(2α) mit der Schärfe am Rand zur Ruhe.',
  'The sharpness climbs to 2/η, the oscillation |x| blows up, the sharpness falls back, and so on in ever smaller cycles, until both stand still.':
    'Die Schärfe steigt auf 2/η, die Schwingung |x| schwillt an, die Schärfe fällt zurück, und so fort in immer kleineren Zyklen, bis beide stillstehen.',
  'α = 0.02, c = 0.3, η = 0.1 and the start; the small quartic term makes the cycle die out (without it the spiral grows).':
    'α = 0.02, c = 0.3, η = 0.1 und der Start; der kleine quartische Term lässt den Zyklus ausklingen (ohne ihn wächst die Spirale).',
  '|x| settles on √(2α) = 0.2.': '|x| kommt bei √(2α) = 0.2 zur Ruhe.',
  'y settles on c·2α = 0.012.': 'y kommt bei c·2α = 0.012 zur Ruhe.',
  'Where the condition fails: x² + x⁴': 'Wo die Bedingung verletzt ist: x² + x⁴',
  'c = −4: the flip is subcritical. Below η_c = 1 an unstable orbit ±0.2 bounds the starts that converge; beyond η_c almost every run diverges.':
    'c = −4: Der Flip ist subkritisch. Unter η_c = 1 begrenzt ein instabiler Orbit ±0.2 die Starts, die konvergieren; jenseits von η_c divergiert fast jeder Lauf.',
  'The start 0.19 lies just inside the unstable orbit ±0.2 and converges, although slowly at first. From 0.21, just outside, the run diverges: type it in and see. No stable orbit waits beyond the edge.':
    'Der Start 0.19 liegt knapp innerhalb des instabilen Orbits ±0.2 und konvergiert, anfangs freilich langsam. Von 0.21, knapp außerhalb, divergiert der Lauf: Geben Sie es ein. Jenseits des Randes wartet kein stabiler Orbit.',
  'The loss, η = 1/1.08 and the start: a counterexample of ours to the case of Theorem 1.':
    'Der Verlust, η = 1/1.08 und der Start: ein Gegenbeispiel von uns zum Fall von Satz 1.',
  'The flip coefficient c is −4.': 'Der Flip-Koeffizient c ist −4.',
  'From inside the unstable orbit the run converges.': 'Von innerhalb des instabilen Orbits konvergiert der Lauf.',
  'A 2-cycle lies at ±0.2.': 'Ein 2-Zyklus liegt bei ±0.2.',
  'Its multiplier (1 − η(2 + 12·0.04))² is above 1.': 'Sein Multiplikator (1 − η(2 + 12·0.04))² liegt über 1.',
  "Tanh network at η = {1}, in the spirit of the paper's networks": 'tanh-Netz bei η = {1}, im Geist der Netze der Arbeit',
  '37 weights fitted to T₅ at 20 points by full-batch gradient descent at η = {1}: the edge of stability 2/η is {2}.':
    '37 Gewichte, mit Gradientenabstieg über alle Beispiele an T₅ in 20 Punkten angepasst, bei η = {1}: Der Rand der Stabilität 2/η ist {2}.',
  'Everything: the networks of the appendix were not available. The example shows what theirs are about, not their figure.':
    'Alles: Die Netze des Anhangs lagen nicht vor. Das Beispiel zeigt, worum es in ihnen geht, nicht ihre Abbildung.',
  'The mean sharpness over steps 6000 to 8000 is {1}.': 'Die mittlere Schärfe über die Schritte 6000 bis 8000 ist {1}.',
  'The sharpness stays far below the edge 2/η = 20 and the loss falls without oscillation.':
    'Die Schärfe bleibt weit unter dem Rand 2/η = 20, und der Verlust fällt ohne Schwingung.',
  'The sharpness rises to the edge 2/η = 4 and stays there, while the loss, though not monotone, goes on falling.':
    'Die Schärfe steigt auf den Rand 2/η = 4 und bleibt dort, während der Verlust, wenn auch nicht monoton, weiter fällt.',
  '4, the edge': '4, der Rand',
  'The sharpness rises to the edge 2/η = 3.33 and stays there; even and odd steps lie on both sides of it.':
    'Die Schärfe steigt auf den Rand 2/η = 3.33 und bleibt dort; gerade und ungerade Schritte liegen auf beiden Seiten.',
  '3.333, the edge': '3.333, der Rand',
  'Balancing: (xy − 1)²/2 at η = 1.05': 'Ausgleich: (xy − 1)²/2 bei η = 1.05',
  'The imbalance |x − y| shrinks by 3 − 2K = 0.9 per two steps; the iterates settle on the period-2 orbit of the balanced line.':
    'Das Ungleichgewicht |x − y| schrumpft alle zwei Schritte um 3 − 2K = 0.9; die Iterierten gehen in den Periode-2-Orbit der balancierten Geraden über.',
  'Inside the dashed ellipse iterates stay bounded for ever, outside they diverge: its sign is preserved by the map. The path crosses the hyperbola of minima to and fro and drifts to the balanced line x = y, where the orbit lies.':
    'Innerhalb der gestrichelten Ellipse bleiben die Iterierten für immer beschränkt, außerhalb divergieren sie: Die Abbildung erhält ihr Vorzeichen. Der Weg kreuzt die Hyperbel der Minima hin und her und driftet zur balancierten Geraden x = y, auf der der Orbit liegt.',
  'η = 1.05 and the start (1.5, 0.8): the appendix of the final version, which shows functions of two variables, was not available.':
    'η = 1.05 und der Start (1.5, 0.8): Der Anhang der endgültigen Fassung, der Funktionen von zwei Variablen zeigt, lag nicht vor.',
  'The smaller point of the orbit has x = 0.8728716 (closed form).': 'Der kleinere Punkt des Orbits hat x = 0.8728716 (geschlossene Form).',
  'It is balanced: y = x.': 'Er ist balanciert: y = x.',
  'The larger point of the orbit has x = 1.0910895 (closed form).': 'Der größere Punkt des Orbits hat x = 1.0910895 (geschlossene Form).',
  '|x − y| shrinks by 3 − 2K every two steps.': '|x − y| schrumpft alle zwei Schritte um 3 − 2K.',
  'The iterates settle on an orbit of period 2.': 'Die Iterierten gehen in einen Orbit der Periode 2 über.',
  'Invariant ellipse: (xy − 1)²/2 at η = 1.2': 'Invariante Ellipse: (xy − 1)²/2 bei η = 1.2',
  'x² + y² − ημxy = (4 − (ημ)²)/η separates the starts that stay bounded from those that diverge; this start lies just inside.':
    'x² + y² − ημxy = (4 − (ημ)²)/η trennt die Starts, die beschränkt bleiben, von denen, die divergieren; dieser Start liegt knapp innerhalb.',
  'The start lies just inside the ellipse: the iterates swing widely along it before they are drawn to the balanced line. Move the start outside, for example to (1.75, 0.4), and they diverge.':
    'Der Start liegt knapp innerhalb der Ellipse: Die Iterierten schwingen weit an ihr entlang, bevor sie zur balancierten Geraden gezogen werden. Rücken Sie den Start nach außen, etwa nach (1.75, 0.4), und sie divergieren.',
  'A picture of ours: the ellipse is not in the paper. Its critical step is that of Liang and Montúfar.':
    'Ein Bild von uns: Die Ellipse steht nicht in der Arbeit. Ihre kritische Schrittweite ist die von Liang und Montúfar.',
  'The iterates stay bounded and settle on the balanced orbit of period 2.':
    'Die Iterierten bleiben beschränkt und gehen in den balancierten Orbit der Periode 2 über.',
  'The point of the orbit nearer to the origin has |x| as in closed form.':
    'Der Punkt des Orbits näher am Ursprung hat |x| wie in geschlossener Form.',
  'Every iterate lies inside the ellipse x² + y² − 1.2xy < 2.56/1.2 (1 = yes).':
    'Jede Iterierte liegt innerhalb der Ellipse x² + y² − 1.2xy < 2.56/1.2 (1 = ja).',
  'Down the parabola to the edge: four scalars at η = 0.04': 'Die Parabel hinab zum Rand: vier Skalare bei η = 0.04',
  '(1 − xyzw)²/2 with z = x, w = y: from a minimum sharper than 2/η the two-step iterates run along the parabola b² = ak/2 + k⁴/16 to a minimum just below 2/η.':
    '(1 − xyzw)²/2 mit z = x, w = y: Von einem Minimum, schärfer als 2/η, laufen die Zweischritt-Iterierten die Parabel b² = ak/2 + k⁴/16 entlang zu einem Minimum knapp unter 2/η.',
  'The product xy jumps to both sides of 1 (even and odd steps) and first grows onto the parabola. Then x drifts down along it, the jumps die out, and the run ends with sharpness 2/η − η/2 to leading order: just below the edge.':
    'Das Produkt xy springt auf beide Seiten von 1 (gerade und ungerade Schritte) und wächst zuerst auf die Parabel. Dann driftet x sie hinab, die Sprünge klingen ab, und der Lauf endet in führender Ordnung mit der Schärfe 2/η − η/2: knapp unter dem Rand.',
  'The start a₀ = 0.15, b₀ = 0.02, where a = x − x̃ from the minimum of sharpness 2/η and b = xy − 1.':
    'Der Start a₀ = 0.15, b₀ = 0.02, wobei a = x − x̃ vom Minimum der Schärfe 2/η aus und b = xy − 1.',
  'At step 400 the ratio of b² to ak/2 + k⁴/16 is 1 to leading order.':
    'In Schritt 400 ist das Verhältnis von b² zu ak/2 + k⁴/16 in führender Ordnung 1.',
  'Carried on to step 40 000, a/k³ is −1/8 to leading order.': 'Bis Schritt 40 000 weitergeführt, ist a/k³ in führender Ordnung −1/8.',
  'There the sharpness is 2/η − η/2.': 'Dort ist die Schärfe 2/η − η/2.',
};
